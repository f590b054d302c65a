import { failure } from './failure.js';
import type { Statement } from './sql/statement.js';

const RESPONSES: Readonly<Record<string, string>> = {
  G: 'CopyInResponse',
  H: 'CopyOutResponse',
  W: 'CopyBothResponse',
};

const TEXT_LENGTH_MAX = 120;

/**
 * Rows that stream by COPY have no round trips that a gate could hold.
 *
 * @throws ProtocolError where a message begins a COPY
 */
export function refuseCopy(
  type: string,
  statement: Statement | undefined
): void {
  const response = RESPONSES[type];
  if (response === undefined) return;
  throw failure(
    `PostgreSQL answered ${inBrief(statement?.text)} with ${response}, expected rows or a completion: COPY and replication cannot be gated, use INSERT and SELECT`
  );
}

function inBrief(text = ''): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const isLong = line.length > TEXT_LENGTH_MAX;
  return JSON.stringify(isLong ? `${line.slice(0, TEXT_LENGTH_MAX)}…` : line);
}
