import { describe, expect, it } from 'vitest';
import type { EngineId } from '../../src/engines/engine.js';
import { observeEngines } from '../../src/engines/observe.js';
import type { EngineCell } from '../../src/engines/record.js';

/** The same few rows of each, and what they must come to there. */
const EXPECTED: readonly [EngineId, string, Record<string, string>][] = [
  [
    'dbos',
    'id',
    {
      'in-flight.duplicate': 'attached',
      'retention.after-complete': 'replayed',
      'reuse.result': "the owner's",
    },
  ],
  [
    'temporal',
    'fail',
    {
      'in-flight.duplicate': 'rejected: in use',
      'retention.after-complete': 'runs again',
      'reuse.result': 'its own',
    },
  ],
  [
    'inngest',
    'event-id',
    {
      'in-flight.duplicate': 'dropped, not told',
      'retention.after-complete': 'dropped, not told',
      'reuse.result': 'none: no run is known by its receipt',
    },
  ],
  [
    'restate',
    'idempotency-key',
    {
      'in-flight.duplicate': 'attached',
      'retention.after-complete': 'replayed',
      'reuse.result': "the owner's",
    },
  ],
];

describe('the real engines, where their servers are in reach', () => {
  it.each(EXPECTED)(
    '%s',
    async (engine, surface, words) => {
      const rows = Object.keys(words);
      const options = { engines: [engine], rows, tries: 1 };
      const [observation] = await observeEngines(options);
      const { server, cells = [] } = observation ?? {};
      if (!server || 'notRun' in server) {
        const { notRun = 'unknown', command = '' } = server ?? {};
        console.warn(`${engine}: not run here: ${notRun}; ${command}`);
        expect(cells.every(({ tries }) => tries === 0)).toBe(true);
        return;
      }
      expect(wordsAt(cells, surface)).toEqual(words);
    },
    120_000
  );
});

function wordsAt(
  cells: readonly EngineCell[],
  surface: string
): Record<string, string | undefined> {
  const own = cells.filter((cell) => cell.surface === surface);
  return Object.fromEntries(
    own.map(({ row, observed, note }) => [row, observed[0]?.word ?? note])
  );
}
