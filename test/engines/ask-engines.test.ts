import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askEngines } from '../../src/engines/ask-engines.js';
import { ENGINE_IDS } from '../../src/engines/engine.js';
import { AskedEngineSchema } from '../../src/engines/record.js';

it('says in one line that a server does not come up, of that engine alone', async () => {
  // A binary that is no server of Temporal.
  const env = { ...process.env, WORLDPROOF_TEMPORAL: process.execPath };
  const engines = ['temporal'] as const;
  const rows = ['key.scope', 'temporal.paced'];
  const [seen] = await askEngines({ env, engines, rows });
  expect(seen?.server).toEqual({
    notRun: expect.stringMatching(/^[^\n]+$/),
    command: expect.stringMatching(/^(npx worldproof|npm run)/),
  });
  expect(seen?.cells.map(({ verdict }) => verdict)).toEqual(
    Array.from({ length: 7 }, () => 'not run here')
  );
});

it('says why it could not run and what to type, and claims no verdict', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'worldproof-empty-'));
  try {
    const seen = await askEngines({ env: { WORLDPROOF_CACHE: cache } });
    expect(seen.map(({ engine }) => engine)).toEqual([...ENGINE_IDS]);
    for (const asked of seen) {
      expect(AskedEngineSchema.parse(asked)).toEqual(asked);
      expect(asked.server).toMatchObject({ command: 'npm run engines' });
      expect(asked.cells.length).toBeGreaterThan(30);
      for (const { verdict, observed } of asked.cells) {
        expect(verdict).toBe('not run here');
        expect(observed).toEqual([]);
      }
    }
  } finally {
    await rm(cache, { recursive: true });
  }
});
