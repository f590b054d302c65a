import { describe, expect, it } from 'vitest';
import { ask } from '../../src/engines/ask.js';
import { askEngines } from '../../src/engines/ask-engines.js';
import { CLOUDFLARE_LOCAL } from '../../src/engines/cloudflare-local/definition.js';
import type { EngineId } from '../../src/engines/engine.js';
import { NotRunHereError } from '../../src/engines/errors.js';
import { Ledger } from '../../src/engines/ledger.js';
import type { AskedEngine, EngineCell } from '../../src/engines/record.js';
import { laterRelease } from '../../src/engines/rows/later-release.js';
import { CLOUDFLARE_LEADS } from '../../src/engines/rows/leads-cloudflare.js';
import type { Row } from '../../src/engines/rows/row.js';

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
      'in-flight.duplicate': 'rejected: in flight',
      'retention.after-complete': 'runs again',
      'reuse.result': 'its own',
    },
  ],
  [
    'temporal',
    'reject',
    {
      'in-flight.duplicate': 'rejected: in flight',
      'retention.after-complete': 'rejected: closed',
      'reuse.result': 'none, it was rejected',
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
      const [asked] = await askEngines(options);
      if (!hasRun(engine, asked)) return;
      expect(wordsAt(asked.cells, surface)).toEqual(words);
    },
    120_000
  );

  it.each([
    ['restate', 'restate.server-crash-alone', 'it goes on'],
    ['cloudflare-local', 'cloudflare-local.server-crash-alone', 'left pending'],
    ['dbos', 'dbos.send-completed', 'accepted, its row stays unconsumed'],
    ['dbos', 'dbos.send-failed', 'accepted, its row stays unconsumed'],
    ['dbos', 'dbos.embedded', 'in no file'],
  ] as const)('%s, %s: %s', async (engine, row, word) => {
    const options = { engines: [engine], rows: [row], tries: 1 };
    const [asked] = await askEngines(options);
    if (!hasRun(engine, asked)) return;
    expect(wordsAt(asked.cells, undefined)).toEqual({ [row]: word });
  });

  it('the same of the emulator of Cloudflare and of its later release', async () => {
    const [row] = CLOUDFLARE_LEADS.filter(({ id }) => id.endsWith('absent'));
    const cell = row && (await compareReleases(row));
    if (!cell) return;
    expect(cell.transcript.join('\n')).toMatch(/on Node v22\./);
    expect(cell.observed).toEqual([{ word: 'the same', tries: 1 }]);
  });
});

/** One row on both releases; nothing, and says so, where one is missing. */
async function compareReleases(row: Row): Promise<EngineCell | undefined> {
  const ledger = await Ledger.open();
  const onProgress = () => undefined;
  const options = { ledger, env: process.env, deadlineMs: 10_000, onProgress };
  try {
    const deployment = await CLOUDFLARE_LOCAL.deploy(options);
    try {
      const { profile } = CLOUDFLARE_LOCAL;
      const asked = [[laterRelease([row]), undefined]] as const;
      const cells = await ask(deployment, profile, asked, {
        tries: 1,
        onProgress,
      });
      const [cell] = cells.values();
      if (cell?.verdict !== 'not run here') return cell;
      console.warn(`its later release: not run here: ${cell.note}`);
    } finally {
      await deployment.close();
    }
  } catch (error) {
    if (!NotRunHereError.is(error)) throw error;
    console.warn(error.message);
  } finally {
    await ledger.close();
  }
  return undefined;
}

/** Says so where it is not in reach; then nothing may have been tried. */
function hasRun(
  engine: EngineId,
  asked: AskedEngine | undefined
): asked is AskedEngine {
  const { server, cells = [] } = asked ?? {};
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
