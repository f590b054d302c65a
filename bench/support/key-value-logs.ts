import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type KeyValueOperation,
  keyValueHistory,
  withOneBadGet,
} from '../../test/judge/linearizability/key-value-history.js';

export interface KeyValueLog {
  readonly name: string;
  readonly history: readonly KeyValueOperation[];
  readonly expected: 'accepted' | 'rejected';
}

/** Some 2000 operations on ten keys, as they were and with one bad get. */
export function keyValueLogs(): KeyValueLog[] {
  return [10, 50].flatMap((clients) =>
    ['anna', 'dora', 'emil'].flatMap((seed): KeyValueLog[] => {
      const shape = { clients, operations: 2000, keys: 10, seed };
      const history = keyValueHistory(shape);
      const name = `${clients}-clients-${seed}`;
      const bad = withOneBadGet(history);
      return [
        { name, history, expected: 'accepted' },
        { name: `${name}-bad`, history: bad, expected: 'rejected' },
      ];
    })
  );
}

/** For other checkers: a log a file, an operation a line. */
export function writeLogs(folder: string, logs: readonly KeyValueLog[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, history } of logs) {
    const lines = history.map(({ process, op, response, ...at }) => {
      const { kind, key, value } = op;
      return JSON.stringify({ process, kind, key, value, response, ...at });
    });
    writeFileSync(join(folder, `${name}.jsonl`), `${lines.join('\n')}\n`);
  }
}
