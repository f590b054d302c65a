import { expect, test } from 'vitest';
import { clausesOf } from '../../../src/explore/small-scope/clauses.js';
import { coverageOf } from '../../../src/explore/small-scope/coverage.js';
import { scopeJobs } from '../../../src/explore/small-scope/jobs.js';
import { pairById } from '../../../src/explore/small-scope/pair-scenario.js';
import { smallScope } from '../../../src/explore/small-scope/scope.js';
import { emptyTally } from '../../../src/explore/tally.js';
import { CAPABILITIES } from '../../../src/model/contract.js';
import {
  addClauseScopes,
  addScopes,
  scopeWords,
} from '../../../src/report/small-scope.js';
import { EVERYTHING } from '../../judge/history-builder.js';

const PAIRS = [
  'pair.start-run.complete-run.pending',
  'pair.complete-run.complete-run.running.absent',
];

const jobs = scopeJobs({ pairs: PAIRS, contract: EVERYTHING });

const found = (at: number, tally: object) => ({
  job: jobs[at] as (typeof jobs)[number],
  tally: { ...emptyTally(), ...tally },
});

test('a pair in one process and in two counts as two', () => {
  expect(jobs.map(({ scenario, draft }) => [scenario, draft])).toEqual([
    [PAIRS[0], 1],
    [PAIRS[1], 1],
    [PAIRS[0], 0],
    [PAIRS[1], 0],
  ]);
  const capabilities = new Set(
    CAPABILITIES.filter((each) => each !== 'sharedState')
  );
  const options = { pairs: PAIRS, contract: { ...EVERYTHING, capabilities } };
  // In memory nothing holds a call up: what races is made at once.
  const alone = scopeJobs(options);
  expect(
    alone.map(({ scenario, draft, together }) => [scenario, draft, together])
  ).toEqual([
    [PAIRS[0], 0, undefined],
    [PAIRS[1], 0, undefined],
    [PAIRS[0], 0, [0]],
    [PAIRS[1], 0, [0]],
  ]);
  const one = { pairs: PAIRS, contract: EVERYTHING, processesMax: 1 };
  expect(scopeJobs(one)).toHaveLength(2);
});

test('of a World in memory calls at once are told from those in turn', () => {
  const capabilities = new Set(
    CAPABILITIES.filter((each) => each !== 'sharedState')
  );
  const contract = { ...EVERYTHING, capabilities };
  const alone = scopeJobs({ pairs: PAIRS, contract });
  const tally = { ...emptyTally(), complete: true, completeInOrder: true };
  const results = alone.slice(0, 2).map((job) => ({ job, tally }));
  const { scope } = coverageOf(alone, results).scope;
  expect(scope).toMatchObject({ pairs: 4, complete: 2 });
});

test('of many pairs the races are searched, in two processes more than in one', () => {
  const pairs = smallScope().map(({ id }) => id);
  const many = scopeJobs({ pairs, contract: EVERYTHING });
  const ways = many.slice(0, 30).map(({ draft }) => draft);
  expect(ways).toEqual([...Array(20).fill(1), ...Array(10).fill(0)]);
  expect(new Set(many.map(({ enough }) => enough))).toEqual(new Set(['races']));
  expect(new Set(jobs.map(({ enough }) => enough))).toEqual(
    new Set(['inOrder'])
  );
  const alone = { pairs, contract: EVERYTHING, schedules: 1_000_000_000 };
  expect(scopeJobs(alone).some(({ enough }) => enough)).toBe(false);
});

test('of what only the races were searched that is said, and not complete', () => {
  const { scope, ofClauses } = coverageOf(jobs, [
    found(0, {
      complete: false,
      completeInOrder: false,
      completeInRaces: true,
    }),
    found(1, { complete: true, completeInOrder: true, completeInRaces: true }),
  ]).scope;
  expect(scopeWords(scope)).toBe(
    'complete for 1 of 4 pairs up to one preemption; 1 searched only where an effect of one call meets one of the other (pair.start-run.complete-run.pending), 2 not begun'
  );
  expect(ofClauses.get('read.usable')).toMatchObject({ pairs: 4, complete: 1 });
});

test('complete is said of pairs that were searched to their end alone', () => {
  const {
    scope: { scope, ofClauses },
  } = coverageOf(jobs, [
    found(0, { complete: true, completeInOrder: true }),
    found(1, { complete: false, completeInOrder: true }),
    found(2, { complete: false, completeInOrder: false }),
  ]);
  expect(scopeWords(scope)).toBe(
    'complete for 1 of 4 pairs up to one preemption, for 1 more with parallel effects in order; 1 cut off before the end of the search, for want of schedules or of time (pair.start-run.complete-run.pending), 1 not begun'
  );
  expect(ofClauses.get('read.usable')).toMatchObject({
    pairs: 4,
    complete: 1,
    inOrder: 1,
  });
});

test('what failed or could not be decided is not complete', () => {
  const done = { complete: true, completeInOrder: true };
  const {
    scope: { scope, ofClauses },
  } = coverageOf(jobs, [
    found(0, { ...done, failures: [{ index: -1, message: 'lost' }] }),
    found(1, { ...done, unknown: 1 }),
    found(2, { ...done, undecided: { 'read.usable': 1 } }),
  ]);
  expect(scope).toMatchObject({ complete: 1, inOrder: 0 });
  expect(ofClauses.get('read.usable')?.complete).toBe(0);
});

test('what is not complete says why, with one of them by its name', () => {
  const done = { complete: true, completeInOrder: true };
  const told = (at: number, tally: object, ms = 500) => ({
    ...found(at, { schedules: 10, ...tally }),
    ms,
  });
  const { scope } = coverageOf(jobs, [
    told(0, { ...done, failures: [{ index: -1, message: 'lost' }] }),
    told(1, { complete: false, completeInOrder: false }),
    told(2, { ...done, unknown: 1 }),
  ]).scope;
  expect(scope).toMatchObject({ schedules: 30, seconds: 1.5 });
  expect(scopeWords(scope)).toBe(
    'complete for 0 of 4 pairs up to one preemption; ' +
      `1 with a schedule that the harness could not play to its end (${PAIRS[0]}), ` +
      `1 cut off before the end of the search, for want of schedules or of time (${PAIRS[1]}), ` +
      `1 with a history that the judge could not decide (${PAIRS[0]}), 1 not begun`
  );
  const sum = addScopes(scope, scope);
  expect(sum).toMatchObject({ schedules: 60, seconds: 3 });
  expect(sum.open?.map(({ pairs }) => pairs)).toEqual([2, 2, 2]);
});

test('a clause that the run alone told of has its pairs, and shards add up', () => {
  const clause = 'policy.reject';
  const told = (at: number) =>
    coverageOf(jobs, [
      found(at, { complete: true, exercised: { [clause]: 1 } }),
    ]).scope.ofClauses.get(clause);
  const [one, other] = [told(0), told(2)];
  expect(one).toMatchObject({ pairs: 1, complete: 1, unnamed: 1 });
  if (!one || !other) throw new Error('both shards told of it');
  expect(addClauseScopes(one, other)).toMatchObject({ pairs: 2, complete: 2 });
});

test('the clauses of a pair are those that its calls put to the test', () => {
  const clausesAt = (id: string) => {
    const pair = pairById(id);
    return pair && clausesOf(pair);
  };
  expect(clausesAt('pair.claim.claim-other.free')).toContain('token.unique');
  expect(clausesAt('pair.resume.dispose.running.live')).toEqual(
    expect.arrayContaining(['resume.live-only', 'resume.accepted-durable'])
  );
  expect(clausesAt(PAIRS[0] ?? '')).toContain('run.start-after-terminal');
  expect(clausesAt(PAIRS[0] ?? '')).not.toContain('token.unique');
});
