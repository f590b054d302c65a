import net, { type AddressInfo } from 'node:net';
import { answer } from './commands.js';
import { Databases } from './databases.js';
import { OP_MSG, opMsg, opReply, readRequest } from './message.js';

export interface MongoDouble {
  readonly port: number;
  close(): Promise<void>;
}

/** Cuts a stream of bytes into messages. */
function messages(onMessage: (bytes: Buffer) => void): (bytes: Buffer) => void {
  let unread = Buffer.alloc(0);
  return (bytes) => {
    unread = Buffer.concat([unread, bytes]);
    while (unread.length >= 4 && unread.length >= unread.readInt32LE(0)) {
      const length = unread.readInt32LE(0);
      onMessage(unread.subarray(0, length));
      unread = unread.subarray(length);
    }
  };
}

/**
 * A small model of MongoDB on a port of 127.0.0.1. It serves tests of the
 * protocol layer and is never a source of findings.
 */
export async function startMongoDouble(): Promise<MongoDouble> {
  const databases = new Databases();
  const sockets = new Set<net.Socket>();
  let requestId = 1_000_000;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const onMessage = (bytes: Buffer) => {
      const request = readRequest(bytes);
      const ids = { requestId: requestId++, responseTo: request.requestId };
      const body = answer(databases, request.command);
      socket.write(
        request.operation === OP_MSG
          ? opMsg({ ...ids, body })
          : opReply(body, ids)
      );
    };
    socket.on('data', messages(onMessage));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
