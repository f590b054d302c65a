import { expect, test } from 'vitest';
import { WorldLaboratory } from '../../../src/explore/laboratory.js';
import { scopeJobs } from '../../../src/explore/small-scope/jobs.js';
import { pairIds } from '../../../src/explore/small-scope/pair-ids.js';
import { warmUp } from '../../../src/explore/warm-up.js';
import { exhaust } from '../../../src/laboratory/host/exhaust.js';
import type { Mutant } from '../../../src/worlds/mutants/mutant.js';
import { MUTANTS } from '../../../src/worlds/mutants/registry.js';
import { loadReference } from '../../../src/worlds/reference/subject.js';
import { GROUND } from '../hunt.js';

/** Schedules of the pairs of its clause that a mutant may take. */
const SCHEDULES = 50;

/** What the pairs alone find: two calls, no time that passes, no third one. */
const FOUND_PERCENT = 43;

async function isFound({ id, clause, rules }: Mutant): Promise<boolean> {
  const spec = {
    id,
    family: 'mutant',
    package: id,
    version: '1',
    builtOn: '5.0.0-beta.37',
  } as const;
  const { subject } = await warmUp(await loadReference(spec, rules));
  const { contract } = subject;
  const laboratory = new WorldLaboratory(GROUND, subject);
  let left = SCHEDULES;
  for (const job of scopeJobs({
    pairs: pairIds(undefined, [clause]),
    contract,
  })) {
    if (left <= 0) return false;
    const tally = await exhaust(laboratory, job);
    if (tally.violations[clause]) return true;
    left -= tally.schedules;
  }
  return false;
}

test('the small scope alone finds its part of the mutants', async () => {
  // What is wrong with files shows where there are some, and what a crash
  // brings to light where there is one.
  const inMemory = MUTANTS.filter(
    ({ files, visible }) => files === undefined && visible !== 'after a fault'
  );
  let found = 0;
  for (const mutant of inMemory) if (await isFound(mutant)) found++;
  expect((100 * found) / inMemory.length).toBeGreaterThanOrEqual(FOUND_PERCENT);
});
