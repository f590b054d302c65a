import net from 'node:net';
import type { Session, SessionEvents } from '../wire/session.js';
import type { Internals, Write } from './socket-parts.js';

const NOBODY: SessionEvents = {
  arrived: () => undefined,
  ended: () => undefined,
};

/**
 * What a socket is connected to, once its client is dead: whatever that still
 * does with the socket comes to nothing.
 */
export function outlived(socket: net.Socket, port: number): Session {
  const internals = socket as unknown as Internals;
  const write = net.Socket.prototype._write as unknown as Write;
  const { destroy } = socket;
  let events = NOBODY;
  socket.emit = (event: string | symbol) => {
    if (event === 'close') events.ended();
    return false;
  };
  socket.destroy = () => socket;
  socket.end = () => socket;
  internals._write = (_chunk, _encoding, done) => done();
  internals._writev = (_chunks: unknown, done: () => void) => done();
  internals.push = (chunk) => {
    if (chunk === null) events.ended();
    else events.arrived(chunk);
    return true;
  };
  const isGone = () => socket.destroyed;
  return {
    port,
    send(bytes) {
      if (isGone()) events.ended();
      else
        write.call(socket, bytes, 'buffer' as BufferEncoding, () => undefined);
    },
    listen(heard) {
      events = heard;
    },
    end() {
      events = NOBODY;
      destroy.call(socket);
    },
  };
}
