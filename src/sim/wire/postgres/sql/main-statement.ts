import type { Statement } from './statement.js';

const FRAME = new Set(
  `begin commit discard reset rollback release savepoint set`.split(' ')
);

/** The one that says what several are about: not what only frames them. */
export function mainStatement(
  statements: readonly Statement[]
): Statement | undefined {
  return statements.find(({ verb }) => !FRAME.has(verb)) ?? statements[0];
}
