import { createServer, type Server, type Socket } from 'node:net';

/** A server of the test's own, as little of one as the test needs. */
export interface StandIn {
  readonly port: number;
  close(): void;
}

export function standIn(
  onConnection: (socket: Socket) => void
): Promise<StandIn> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' ? (address?.port ?? 0) : 0,
        close() {
          for (const socket of sockets) socket.destroy();
          server.close();
        },
      });
    });
  });
}

/** One message of PostgreSQL's protocol, from the server. */
function message(type: string, ...parts: (string | number | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) =>
      typeof part === 'number'
        ? Buffer.from([part >> 8, part & 255])
        : Buffer.from(part)
    )
  );
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

/** Lets everybody in and answers every query with its version. */
export function postgresOf(version: string): (socket: Socket) => void {
  const ready = message('Z', 'I');
  const long = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  return (socket) => {
    socket.on('data', (bytes) => {
      if (bytes.length === 8) socket.write('N');
      else if (bytes[0] === 0) {
        socket.write(Buffer.concat([message('R', long(0)), ready]));
      } else if (bytes[0] === 'Q'.charCodeAt(0)) {
        socket.write(
          Buffer.concat([
            message(
              'T',
              1,
              'server_version\0',
              long(0),
              0,
              long(25),
              0xffff,
              long(-1),
              0
            ),
            message('D', 1, long(version.length), version),
            message('C', 'SHOW\0'),
            ready,
          ])
        );
      }
    });
  };
}
