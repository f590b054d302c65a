import type { Exchange, ServerPart } from '../../../../src/sim/wire/codec.js';
import {
  createPostgresCodec,
  type PostgresCodec,
  type PostgresCodecOptions,
} from '../../../../src/sim/wire/postgres/codec.js';
import { client, server } from './bytes.js';

/** What one side sends before the other side goes on. */
export type Turn = readonly ['client' | 'server', ...Buffer[]];

export const login: readonly Turn[] = [
  ['client', client.startup],
  [
    'server',
    server.authentication(0),
    server.parameter('TimeZone'),
    server.backendKey(4711),
    server.ready(),
  ],
];

export function loggedIn(options?: PostgresCodecOptions): PostgresCodec {
  const codec = createPostgresCodec(options);
  play(codec, login);
  return codec;
}

/** Plays a session; `cut` says in which pieces the bytes of a turn come. */
export function play(
  codec: PostgresCodec,
  turns: readonly Turn[],
  cut: (bytes: Buffer) => Buffer[] = (bytes) => [bytes]
): { lines: string[]; client: Buffer; server: Buffer } {
  const lines: string[] = [];
  const passed = { client: [] as Buffer[], server: [] as Buffer[] };
  for (const [side, ...messages] of turns) {
    for (const piece of cut(Buffer.concat(messages))) {
      const units =
        side === 'client' ? codec.fromClient(piece) : codec.fromServer(piece);
      for (const unit of units) {
        passed[side].push(unit.bytes);
        lines.push(lineOf(unit));
      }
    }
  }
  return {
    lines,
    client: Buffer.concat(passed.client),
    server: Buffer.concat(passed.server),
  };
}

function lineOf(unit: Exchange | ServerPart): string {
  if (!('kind' in unit)) {
    const { name, target, isAnswered, mayNotify } = unit;
    const marks = `${mayNotify ? ' !' : ''}${isAnswered ? '' : ' (unanswered)'}`;
    return `> ${name} ${target}`.trimEnd() + marks;
  }
  if (unit.kind === 'reply') return `< ${unit.outcome}`;
  return `<< ${unit.name} ${unit.target}`;
}
