import { expect, test } from 'vitest';
import { drawFaults } from '../../src/explore/draw-faults.js';
import { faultsIn } from '../../src/explore/plan/faults.js';
import type { Draft } from '../../src/explore/plan/plan.js';
import type { FaultGround } from '../../src/explore/small-scope/point-faults.js';
import { randomStream } from '../../src/sim/random.js';

const DRAFT: Draft = {
  setup: [],
  actors: [
    { name: 'A', process: 0, ops: [{ kind: 'getRun', run: 'r1' }] },
    { name: 'B', process: 1, ops: [{ kind: 'getRun', run: 'r1' }] },
  ],
  clock: { tickMs: 1, skewMs: [0, 0] },
};

/** What befalls a subject in a thousand schedules, by kind. */
function drawn(ground: FaultGround): string[] {
  const kinds = new Set<string>();
  for (let seed = 0; seed < 1000; seed++) {
    const stream = randomStream('faults', seed);
    const { draft } = drawFaults(DRAFT, 10, stream, ground);
    for (const { kind } of faultsIn(draft)) kinds.add(kind);
  }
  return [...kinds].sort();
}

const ANYWHERE = ['crash', 'jump', 'restart', 'stall'];

test('what befalls a World is what its store can suffer', () => {
  expect(drawn({})).toEqual(ANYWHERE);
  expect(drawn({ hasDisc: true })).toEqual(
    [...ANYWHERE, 'powerLoss', 'tear'].sort()
  );
  expect(drawn({ areApart: true })).toEqual([...ANYWHERE, 'jumpClock'].sort());
  expect(drawn({ isServed: true })).toEqual(
    [...ANYWHERE, 'dropReply', 'dropRequest', 'restartServer'].sort()
  );
});
