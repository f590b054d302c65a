import { expect, test } from 'vitest';
import { explore } from '../../src/explore/explore.js';
import type { Hosts } from '../../src/explore/kind.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import type { SubjectCheck } from '../../src/explore/subject-check.js';
import { emptyTally } from '../../src/explore/tally.js';
import { TimeShare } from '../../src/explore/time-share.js';
import { CLAUSES, type ClauseId } from '../../src/model/clauses/registry.js';
import { CAPABILITIES } from '../../src/model/contract.js';

const SCENARIO = 'race.claim-claim';

const PLAN: Plan = {
  scenario: SCENARIO,
  setup: [],
  actors: [],
  clock: { tickMs: 1, skewMs: [0] },
  choices: [],
  faults: [],
  entropy: 0,
};

/** Hosts on which the jobs break one clause each, in this order. */
function hostsThatBreak(
  ...clauses: ClauseId[]
): Pick<Hosts, 'work' | 'isGivenUp'> {
  let jobs = 0;
  return {
    isGivenUp: false,
    async work() {
      const broken = clauses[jobs++];
      const tally = { ...emptyTally(), schedules: 1, complete: true };
      if (broken) {
        const found = { index: 0, breaks: 1, plan: PLAN, mark: 'm' };
        tally.broken.push({ ...found, clauses: [broken] });
      }
      return tally;
    },
  };
}

const check = {
  seed: '1',
  schedules: 400,
  scenarios: [SCENARIO],
  pairs: [],
  clauses: ['token.unique'],
  search: 'portfolio',
  workers: 1,
  bail: true,
  time: new TimeShare(() => 0, Number.POSITIVE_INFINITY),
  isHurried: () => false,
  onProgress: () => undefined,
  onViolation: () => undefined,
} satisfies Partial<SubjectCheck>;

const asked = {
  scenarios: [SCENARIO],
  contract: { specVersion: 8, capabilities: new Set(CAPABILITIES) },
  clauses: new Set<ClauseId>(['token.unique']),
};

async function jobsOf(...clauses: ClauseId[]): Promise<number> {
  const hosts = hostsThatBreak(...clauses);
  const explored = await explore(
    check as unknown as SubjectCheck,
    hosts,
    asked
  );
  return explored.results.length;
}

test('who bails out does so at a clause that was asked for, and at no other', async () => {
  const all = await jobsOf();
  expect(all).toBeGreaterThan(2);
  expect(await jobsOf('read.fresh', 'read.fresh')).toBe(all);
  expect(await jobsOf('read.fresh', 'token.unique')).toBe(2);
});

test('without a clause that was asked for, it is at one that fails the check', async () => {
  const every = { ...asked, clauses: new Set(CLAUSES.map(({ id }) => id)) };
  const jobs = async (strict: boolean) => {
    const hosts = hostsThatBreak('read.fresh', 'token.unique');
    const all = { ...check, clauses: undefined, strict };
    const explored = await explore(
      all as unknown as SubjectCheck,
      hosts,
      every
    );
    return explored.results.length;
  };
  // Of level S, which fails it only with --strict.
  expect(await jobs(false)).toBe(2);
  expect(await jobs(true)).toBe(1);
});
