import { describe, expect, it } from 'vitest';
import type { EngineId } from '../../src/engines/engine.js';
import { observeEngines } from '../../src/engines/observe.js';
import type {
  EngineCell,
  EngineObservation,
} from '../../src/engines/record.js';

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
    'cloudflare-local',
    'create',
    {
      'in-flight.duplicate': 'dropped, not told',
      'retention.after-complete': 'dropped, not told',
      'reuse.result': "the owner's",
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
      if (!hasRun(engine, observation)) return;
      expect(wordsAt(observation.cells, surface)).toEqual(words);
    },
    120_000
  );

  it.each([
    ['restate', 'it goes on'],
    ['cloudflare-local', 'left pending'],
  ] as const)(
    '%s, when its server crashes and nobody calls: %s',
    async (engine, word) => {
      const row = `${engine}.server-crash-alone`;
      const options = { engines: [engine], rows: [row], tries: 1 };
      const [observation] = await observeEngines(options);
      if (!hasRun(engine, observation)) return;
      expect(wordsAt(observation.cells, undefined)).toEqual({ [row]: word });
    },
    60_000
  );
});

/** Says so where it is not in reach; then nothing may have been tried. */
function hasRun(
  engine: EngineId,
  observation: EngineObservation | undefined
): observation is EngineObservation {
  const { server, cells = [] } = observation ?? {};
  if (server && 'version' in server) return true;
  const { notRun = 'unknown', command = '' } = server ?? {};
  console.warn(`${engine}: not run here: ${notRun}; ${command}`);
  expect(cells.every(({ tries }) => tries === 0)).toBe(true);
  return false;
}

function wordsAt(
  cells: readonly EngineCell[],
  surface: string | undefined
): Record<string, string | undefined> {
  const own = cells.filter((cell) => cell.surface === surface);
  return Object.fromEntries(
    own.map(({ row, observed, note }) => [row, observed[0]?.word ?? note])
  );
}
