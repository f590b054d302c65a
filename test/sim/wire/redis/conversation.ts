import type {
  Exchange,
  ServerPart,
  WireCodec,
} from '../../../../src/sim/wire/codec.js';
import { createRedisCodec } from '../../../../src/sim/wire/redis/codec.js';

/** A command as an array of bulk strings; words are parted by spaces. */
export function command(text: string): string {
  const words = text.split(' ');
  const bulks = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}`);
  return `*${words.length}\r\n${bulks.join('\r\n')}\r\n`;
}

export const commands = (...texts: string[]): string =>
  texts.map(command).join('');

export interface Conversation {
  readonly codec: WireCodec;
  /** What the client writes in one go. */
  writes(text: string): readonly Exchange[];
  /** What the server sends in one go. */
  sends(text: string): readonly ServerPart[];
}

export function conversation(): Conversation {
  const codec = createRedisCodec();
  return {
    codec,
    writes: (text) => codec.fromClient(Buffer.from(text)),
    sends: (text) => codec.fromServer(Buffer.from(text)),
  };
}

/** Parts as one reads them: `reply OK`, `push redis:message news`. */
export function spoken(parts: readonly ServerPart[]): string[] {
  return parts.map((part) =>
    part.kind === 'reply'
      ? `reply ${part.outcome}`
      : `push ${part.name} ${part.target}`
  );
}

/** Exchanges as one reads them: `redis:hset runs:1`. */
export function written(exchanges: readonly Exchange[]): string[] {
  return exchanges.map(({ name, target }) => `${name} ${target}`.trim());
}
