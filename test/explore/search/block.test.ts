import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Block } from '../../../src/explore/search/block.js';
import { turnsOf } from '../../../src/explore/turns.js';
import type { Job } from '../../../src/laboratory/jobs.js';
import { STRATEGIES } from '../../../src/sim/strategies/portfolio.js';
import {
  BROKEN,
  COMMON,
  countBy,
  plansOf,
  playBlock,
  playsIn,
  RARE,
  SCENARIOS,
  tallyOf,
  type World,
} from './plays.js';

const worlds: fc.Arbitrary<World> = fc.record({
  schedules: fc.integer({ min: 1, max: 4000 }),
  seed: fc.constantFrom('1', '2', 'b'),
  searched: fc.subarray(['plain-0', 'plain-1', 'rare']),
});

function whole(world: World): Job[] {
  return plansOf(world).flatMap((plan) => playBlock(plan, world));
}

function schedulesIn(jobs: readonly Job[]): number {
  return jobs.reduce((sum, job) => sum + tallyOf(job).schedules, 0);
}

test('a check runs as many schedules as it was asked for', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      expect(schedulesIn(whole(world))).toBe(world.schedules);
    }),
    { numRuns: 30 }
  );
});

test('no two schedules of a check are the same', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const plays = playsIn(whole(world));
      const indices = plays.map(({ index }) => index);
      expect(new Set(indices).size).toBe(plays.length);
      const drafts = plays.map(
        ({ scenario, number }) => `${scenario} ${number}`
      );
      expect(new Set(drafts).size).toBe(plays.length);
    }),
    { numRuns: 30 }
  );
});

test('the shards of a check are exactly its schedules', () => {
  fc.assert(
    fc.property(worlds, fc.integer({ min: 1, max: 9 }), (world, count) => {
      const shards = Array.from({ length: count }, (_, index) =>
        plansOf(world)
          .filter(({ at }) => at % count === index)
          .flatMap((plan) => playBlock(plan, world))
      );
      const keys = (jobs: readonly Job[]) =>
        jobs.map((job) => JSON.stringify(job));
      expect(shards.flatMap(keys).sort()).toEqual(keys(whole(world)).sort());
    }),
    { numRuns: 30 }
  );
});

test('every scenario keeps a floor under each strategy', () => {
  const world = { schedules: 3000 };
  const plays = playsIn(whole(world));
  const counts = countBy(plays, (play) => `${play.scenario} ${play.strategy}`);
  const arms = SCENARIOS.length * STRATEGIES.length;
  expect(counts.size).toBe(arms);
  const even = plays.length / arms;
  for (const [arm, count] of counts) {
    expect(count, arm).toBeGreaterThan(even / 2.2);
  }
});

test('what is thin and what pays get more than the rest', () => {
  const counts = countBy(
    playsIn(whole({ schedules: 3000 })),
    (play) => play.scenario
  );
  const plain = counts.get('plain-3') ?? 0;
  expect(counts.get('rare')).toBeGreaterThan(2 * plain);
  expect(counts.get('broken')).toBeGreaterThan(2 * plain);
});

test('with one strategy only the scenarios vary', () => {
  const plays = playsIn(whole({ schedules: 500, strategy: 'pos' }));
  expect(new Set(plays.map(({ strategy }) => strategy))).toEqual(
    new Set(['pos'])
  );
  expect(new Set(plays.map(({ scenario }) => scenario)).size).toBe(
    SCENARIOS.length
  );
});

test('every scenario is run twice now and then', () => {
  const plays = playsIn(whole({ schedules: 4000 }));
  const twice = plays.filter(({ isTwice }) => isTwice);
  expect(twice.length / plays.length).toBeGreaterThan(0.045);
  expect(twice.length / plays.length).toBeLessThan(0.065);
  expect(new Set(twice.map(({ scenario }) => scenario)).size).toBe(
    SCENARIOS.length
  );
});

test('a check without an end goes on, and begins with every scenario', () => {
  const world = { schedules: Number.POSITIVE_INFINITY };
  const plays = playsIn(
    plansOf(world).flatMap((plan) => playBlock(plan, world, 2))
  );
  expect(new Set(plays.map(({ scenario }) => scenario)).size).toBe(
    SCENARIOS.length
  );
  const indices = plays.map(({ index }) => index);
  expect(new Set(indices).size).toBe(plays.length);
});

/** Plays of the scenario of a clause that pairs of `processes` have met often. */
function playsOfRare(processes: 1 | 2, isShared: boolean): number {
  const search: Job = {
    kind: 'exhaust',
    scenario: 'pair.claim.claim-other.free',
    draft: processes - 1,
    preemptions: 1,
    schedulesMax: 50,
  };
  const plan = {
    ...{ at: 0, of: 1, schedules: 250, samples: true },
    ...{ exhaust: [search], exhaustMax: 125 },
  };
  const block = new Block(plan, {
    seed: '1',
    turns: turnsOf(SCENARIOS),
    clauses: new Set([COMMON, RARE, BROKEN]),
    isShared,
  });
  const all: Job[] = [];
  for (let jobs = block.next(); jobs.length > 0; jobs = block.next()) {
    all.push(...jobs);
    block.add(
      jobs,
      jobs.map((job) =>
        job.kind === 'batch'
          ? tallyOf(job)
          : { ...tallyOf(job), exercised: { [COMMON]: 300, [RARE]: 300 } }
      )
    );
  }
  return playsIn(all).filter(({ scenario }) => scenario === 'rare').length;
}

test('a clause that pairs of one process met is thin where two share state', () => {
  expect(playsOfRare(1, true)).toBeGreaterThan(1.5 * playsOfRare(1, false));
  expect(playsOfRare(2, true)).toBe(playsOfRare(2, false));
});
