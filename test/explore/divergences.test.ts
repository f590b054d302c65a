import { describe, expect, test } from 'vitest';
import { groupDivergences, shrinkJobs } from '../../src/explore/divergences.js';
import type { Broken, Tally } from '../../src/explore/host/protocol.js';
import { emptyTally } from '../../src/explore/host/tally.js';
import type { Divergence } from '../../src/report/record.js';

function brokenIn(scenario: string, ...clauses: Broken['clauses']): Broken {
  const kind = scenario.startsWith('policy') ? 'request' : 'startRun';
  const actors = [{ name: 'A', process: 0, ops: [{ kind }] }];
  const plan = { scenario, actors } as unknown as Broken['plan'];
  return { index: 0, clauses, plan };
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

  test('are the first plans of each clause, with how often they came', () => {
    const jobs = shrinkJobs(tally, (clause) => clause === 'token.unique');
    expect(
      jobs.map(({ plan, occurrences }) => [plan.scenario, occurrences])
    ).toEqual([
      ['s1', 5],
      ['s2', 2],
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

  test('is nothing of a clause that nobody asks for', () => {
    expect(shrinkJobs(tally, () => false)).toEqual([]);
  });
});

function divergence(
  fingerprint: string,
  steps: number,
  occurrences = 1
): Divergence {
  return { fingerprint, steps, switches: 0, occurrences } as Divergence;
}

test('divergences of one cause are one, the shortest story comes first', () => {
  const clause = 'token.unique';
  const grouped = groupDivergences([
    { clause, divergence: divergence('long', 4) },
    { clause, divergence: divergence('short', 2, 3) },
    { clause, divergence: divergence('short', 3, 4) },
    { clause: 'run.exists', divergence: divergence('other', 1) },
  ]);
  expect(grouped.get(clause)).toEqual([
    divergence('short', 2, 7),
    divergence('long', 4),
  ]);
  expect(grouped.get('run.exists')).toHaveLength(1);
});
