import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempt } from '../../src/explore/attempt.js';
import type { Tally } from '../../src/explore/messages.js';
import {
  addAttempt,
  emptyTally,
  mergeTally,
  undecidedByOf,
} from '../../src/explore/tally.js';
import type { ClauseId } from '../../src/model/clauses/registry.js';

interface Outcome {
  readonly scenario: string;
  readonly broken: ClauseId[];
  readonly unknown: boolean;
  readonly failure: string | undefined;
}

const outcome: fc.Arbitrary<Outcome> = fc.record({
  scenario: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6'),
  broken: fc.subarray<ClauseId>(['token.unique', 'run.exists']),
  unknown: fc.constantFrom(false, false, true),
  failure: fc.constantFrom(undefined, undefined, undefined, 'it hung'),
});

/** Some scenarios let actors play programs. */
function planOf(scenario: string): Attempt['plan'] {
  const kind = scenario > 's4' ? 'request' : 'startRun';
  const actors = [{ name: 'A', process: 0, ops: [{ kind }] }];
  return { scenario, actors } as unknown as Attempt['plan'];
}

/** As much of an attempt as a tally looks at. */
function attemptOf({ scenario, broken, unknown, failure }: Outcome): Attempt {
  const exercised = new Set<ClauseId>(['run.exists', ...broken]);
  return {
    plan: planOf(scenario),
    simulated: {
      asked: ['runs.get'],
      trace: [{}, {}],
      history: { operations: [], skewMs: 0 },
    } as unknown as Attempt['simulated'],
    judgement: {
      exercised,
      undecided: new Set(),
      unknown,
    } as unknown as Attempt['judgement'],
    broken,
    doubts: [],
    failure,
  };
}

/** The tally of a batch whose schedules begin at this index. */
function tallyOf(outcomes: readonly Outcome[], from = 0): Tally {
  const tally = emptyTally();
  outcomes.forEach((each, at) => {
    addAttempt(tally, from + at, attemptOf(each));
  });
  return tally;
}

function merged(...tallies: readonly Tally[]): Tally {
  const into = emptyTally();
  for (const tally of tallies) mergeTally(into, tally);
  return into;
}

test('it does not matter how schedules were dealt out in batches', () => {
  const lists = fc.array(outcome, { maxLength: 12 });
  fc.assert(
    fc.property(lists, lists, lists, (first, second, third) => {
      const a = tallyOf(first);
      const b = tallyOf(second, first.length);
      const c = tallyOf(third, first.length + second.length);
      const together = merged(tallyOf([...first, ...second, ...third]));
      expect(merged(a, b, c)).toEqual(together);
      expect(merged(merged(a, b), c)).toEqual(together);
      expect(merged(a, merged(b, c))).toEqual(together);
    })
  );
});

test('a schedule that failed or was not decided exercises nothing', () => {
  const good = { scenario: 's1', broken: [], unknown: false };
  const tally = tallyOf([
    { ...good, failure: undefined },
    { ...good, failure: 'it hung' },
    { ...good, unknown: true, failure: undefined },
  ]);
  expect(tally.schedules).toBe(3);
  expect(tally.steps).toBe(6);
  expect(tally.exercised).toEqual({ 'run.exists': 1 });
  expect(tally.unknown).toBe(1);
  expect(tally.undecided).toEqual({ 'run.exists': 1 });
  expect(undecidedByOf(tally, 'run.exists')).toEqual({ budget: 1 });
  expect(tally.failures).toMatchObject([{ index: 1, message: 'it hung' }]);
});

test('a plan is kept of the first of each clause and scenario', () => {
  const broken: ClauseId[] = ['token.unique'];
  const at = (scenario: string) => ({
    scenario,
    broken,
    unknown: false,
    failure: undefined,
  });
  const tally = tallyOf([at('s1'), at('s1'), at('s2')]);
  expect(tally.broken.map(({ index }) => index)).toEqual([0, 2]);
  expect(tally.violations).toEqual({ 'token.unique': 3 });
  expect(tally.groups).toEqual({ 'token.unique s1': 2, 'token.unique s2': 1 });
});
