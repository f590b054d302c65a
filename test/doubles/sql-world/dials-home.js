import net from 'node:net';

/** Knows its server's address under a name of its own, and has a default. */
export function createWorld({ databaseAddress = '127.0.0.1:9' }) {
  const [host, port] = databaseAddress.split(':');
  const dial = () => {
    const socket = net.connect({ host, port: Number(port) });
    socket.on('error', () => setTimeout(dial, 50));
  };
  dial();
  const never = () => new Promise(() => undefined);
  return {
    events: { create: never, list: never },
    runs: { get: never, list: never },
    hooks: { get: never, getByToken: never, list: never },
  };
}
