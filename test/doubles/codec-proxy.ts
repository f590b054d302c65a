import net, { type AddressInfo } from 'node:net';
import type { WireCodec } from '../../src/sim/wire/codec.js';

/** What passed: the connection's number, what was asked, what came of it. */
export interface Passage {
  readonly connection: number;
  readonly asked: string;
  outcome?: string;
}

export interface CodecProxy {
  readonly port: number;
  readonly passages: Passage[];
  readonly codecs: readonly WireCodec[];
  readonly errors: readonly unknown[];
  close(): Promise<void>;
}

/**
 * Stands before a server and passes on nothing but what a codec returns: a
 * byte that the codec loses is one that the other end misses.
 */
export async function startCodecProxy(
  serverPort: number,
  createCodec: () => WireCodec
): Promise<CodecProxy> {
  const passages: Passage[] = [];
  const codecs: WireCodec[] = [];
  const errors: unknown[] = [];
  const sockets = new Set<net.Socket>();
  const proxy = net.createServer((client) => {
    const codec = createCodec();
    const connection = codecs.push(codec);
    const server = net.connect(serverPort, '127.0.0.1');
    const waiting: Passage[] = [];
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    const guarded = (pass: (bytes: Buffer) => void) => (bytes: Buffer) => {
      try {
        pass(bytes);
      } catch (error) {
        errors.push(error);
        end();
      }
    };
    const ask = guarded((bytes) => {
      for (const exchange of codec.fromClient(bytes)) {
        const asked = `${exchange.name} ${exchange.target}`.trim();
        const passage: Passage = { connection, asked };
        passages.push(passage);
        if (exchange.isAnswered) waiting.push(passage);
        server.write(exchange.bytes);
      }
    });
    const answer = guarded((bytes) => {
      for (const part of codec.fromServer(bytes)) {
        if (part.kind === 'reply') {
          Object.assign(waiting.shift() ?? {}, { outcome: part.outcome });
        }
        client.write(part.bytes);
      }
    });
    client.on('data', ask);
    server.on('data', answer);
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (proxy.address() as AddressInfo).port,
    passages,
    codecs,
    errors,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => proxy.close(() => resolve()));
    },
  };
}
