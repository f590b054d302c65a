import { describe, expect, test } from 'vitest';
import { groupDivergences, shrinkJobs } from '../../src/explore/divergences.js';
import type { Broken, Tally } from '../../src/explore/messages.js';
import { emptyTally } from '../../src/explore/tally.js';
import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { Divergence } from '../../src/report/record.js';

function brokenIn(scenario: string, ...clauses: Broken['clauses']): Broken {
  const kind = scenario.startsWith('policy') ? 'request' : 'startRun';
  const actors = [{ name: 'A', process: 0, ops: [{ kind }] }];
  const plan = { scenario, setup: [], actors };
  const breaks = clauses.length;
  return {
    index: 0,
    clauses,
    breaks,
    plan: plan as unknown as Broken['plan'],
    mark: scenario,
  };
}

function tallyOf(part: Partial<Tally>): Tally {
  return { ...emptyTally(), ...part };
}

describe('what is shrunk', () => {
  const tally = tallyOf({
    broken: [
      brokenIn('s1', 'token.unique', 'run.exists'),
      brokenIn('s2', 'token.unique'),
      brokenIn('s3', 'token.unique'),
    ],
    groups: { 'token.unique s1': 5, 'token.unique s2': 2 },
  });

  const scenariosOf = (jobs: ReturnType<typeof shrinkJobs>) =>
    jobs.map(({ plan, occurrences }) => [plan.scenario, occurrences]);
  const isUnique = (clause: string) => clause === 'token.unique';

  test('are the plans that break least, with how often they came', () => {
    expect(scenariosOf(shrinkJobs(tally, isUnique))).toEqual([
      ['s2', 2],
      ['s3', 1],
      ['s1', 5],
    ]);
  });

  test('are the shorter ones of those that break as much', () => {
    const long = brokenIn('long', 'token.unique');
    const ops = [...long.plan.actors, ...long.plan.actors];
    const broken = [
      { ...long, plan: { ...long.plan, actors: ops } },
      brokenIn('s1', 'token.unique'),
      brokenIn('s2', 'token.unique'),
    ];
    expect(scenariosOf(shrinkJobs(tallyOf({ broken }), isUnique))).toEqual([
      ['s1', 1],
      ['s2', 1],
      ['long', 1],
    ]);
  });

  test('are programs only where no plain call breaks the clause', () => {
    const both = tallyOf({
      broken: [
        brokenIn('policy.a', 'token.unique', 'policy.adopt'),
        brokenIn('policy.b', 'token.unique'),
        brokenIn('s1', 'token.unique'),
        brokenIn('s2', 'token.unique'),
      ],
    });
    const jobs = shrinkJobs(both, () => true);
    expect(jobs.map(({ clause, plan }) => [clause, plan.scenario])).toEqual([
      ['token.unique', 's1'],
      ['token.unique', 's2'],
      ['policy.adopt', 'policy.a'],
    ]);
  });

  test('are doubts that nothing known explains, below a clause that nothing else broke', () => {
    const { plan } = brokenIn('s1');
    const doubt = (...oneOf: ClauseId[][]) => ({
      index: 0,
      oneOf,
      notDecided: [],
      clauses: oneOf.flat(),
      words: oneOf.join(' or '),
      schedules: 2,
      plan,
    });
    const violations = { 'token.unique': 3 };
    const told = (...sets: ClauseId[][]) =>
      shrinkJobs(
        tallyOf({ violations, doubts: [doubt(...sets)] }),
        () => true
      ).map(({ clause }) => clause);
    expect(told(['token.unique'], ['run.exists'])).toEqual([]);
    // Of two that must both be broken one is not known to be.
    expect(told(['token.unique', 'run.exists'], ['resume.dedup'])).toEqual([
      'run.exists',
    ]);
  });

  test('is nothing of a clause that nobody asks for', () => {
    expect(shrinkJobs(tally, () => false)).toEqual([]);
  });
});

function divergence(changes: Partial<Divergence>): Divergence {
  const base = { fingerprint: 'f', ops: 1, steps: 9, switches: 0 };
  return { ...base, occurrences: 1, clauses: ['x'], ...changes } as Divergence;
}

describe('the stories of a clause', () => {
  const clause = 'token.unique';
  const storiesOf = (...divergences: readonly Divergence[]) =>
    groupDivergences(
      divergences.map((each) => ({ clause, divergence: each }))
    ).get(clause);

  test('of one cause are one: the better, for the schedules of both', () => {
    const [one, two] = [{ scenario: 's1' }, { scenario: 's2' }];
    const longer = divergence({ ...one, steps: 12, occurrences: 4 });
    const shorter = divergence({ ...two, steps: 5, occurrences: 3 });
    const told = [divergence({ ...two, steps: 5, occurrences: 7 })];
    expect(storiesOf(longer, shorter)).toEqual(told);
    expect(storiesOf(shorter, longer)).toEqual(told);
  });

  test('begin with what breaks the fewest clauses, then with the shortest', () => {
    const many = divergence({
      fingerprint: 'many',
      clauses: ['x', 'y'],
      steps: 1,
    });
    const twoOps = divergence({ fingerprint: 'two', ops: 2, steps: 3 });
    const steps = divergence({ fingerprint: 'steps', steps: 10 });
    const short = divergence({ fingerprint: 'short', steps: 9 });
    expect(storiesOf(many, twoOps, steps, short)).toEqual([
      short,
      steps,
      twoOps,
      many,
    ]);
  });

  test('stay with their clause', () => {
    const grouped = groupDivergences([
      { clause, divergence: divergence({}) },
      { clause: 'run.exists', divergence: divergence({}) },
    ]);
    expect([...grouped.values()].map(({ length }) => length)).toEqual([1, 1]);
  });
});

test('a scenario that was shrunk twice to one cause counts its schedules once', () => {
  const of = (scenario: string) => ({
    clause: 'token.unique' as const,
    divergence: {
      scenario,
      fingerprint: 'x',
      occurrences: 12,
    } as Divergence,
  });
  const found = groupDivergences([of('s1'), of('s1'), of('s2')]);
  expect(found.get('token.unique')).toMatchObject([{ occurrences: 24 }]);
});
