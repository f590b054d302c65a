import { expect, test } from 'vitest';
import { exhaust } from '../../../src/explore/exhaust.js';
import { warmUp } from '../../../src/explore/host/warm-up.js';
import type { Draft } from '../../../src/explore/plan/plan.js';
import { scopeJobs } from '../../../src/explore/small-scope/jobs.js';
import { draftsOfPair } from '../../../src/explore/small-scope/pair-drafts.js';
import { pairIds } from '../../../src/explore/small-scope/pair-ids.js';
import { pairById } from '../../../src/explore/small-scope/pair-scenario.js';
import type { Mutant } from '../../../src/worlds/mutants/mutant.js';
import { MUTANTS } from '../../../src/worlds/mutants/registry.js';
import { loadReference } from '../../../src/worlds/reference/subject.js';

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
  let left = SCHEDULES;
  for (const job of scopeJobs({
    pairs: pairIds(undefined, [clause]),
    contract,
  })) {
    if (left <= 0) return false;
    const pair = pairById(job.scenario);
    const draft = pair && (draftsOfPair(pair)[job.draft] as Draft);
    if (!draft) throw new TypeError(`No pair is ${job.scenario}`);
    const tally = await exhaust(subject, draft, job);
    if (tally.violations[clause]) return true;
    left -= tally.schedules;
  }
  return false;
}

test('the small scope alone finds its part of the mutants', async () => {
  let found = 0;
  for (const mutant of MUTANTS) if (await isFound(mutant)) found++;
  expect((100 * found) / MUTANTS.length).toBeGreaterThanOrEqual(FOUND_PERCENT);
});
