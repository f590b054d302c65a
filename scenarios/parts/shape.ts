import fc from 'fast-check';
import type { ActorPlan, Draft, Op } from '../../src/explore/plan/plan.js';
import type { Move } from './moves.js';
import { type Placement, placementsFor } from './placement.js';

/** A draft without places and clocks: who does what, after which set-up. */
export interface Shape {
  readonly setup: readonly Op[];
  readonly lanes: readonly (readonly Op[])[];
}

const LANES = 'ABCD';

function laneName(index: number): string {
  const name = LANES[index];
  if (!name) throw new RangeError(`Found actor ${index}, expected 0 to 3`);
  return name;
}

function labelled(lane: string, moves: readonly Move[]): readonly Op[] {
  return moves.map((move, index) => move(`${lane}${index + 1}`));
}

export function shape(
  setup: readonly Move[],
  ...lanes: readonly (readonly Move[])[]
): Shape {
  return {
    setup: labelled('S', setup),
    lanes: lanes.map((moves, index) => labelled(laneName(index), moves)),
  };
}

export function place(from: Shape, at: Placement): Draft {
  const actors: ActorPlan[] = from.lanes.map((ops, index) => ({
    name: laneName(index),
    process: at.processes[index] ?? 0,
    ops,
  }));
  return { setup: from.setup, actors, clock: at.clock };
}

/**
 * Each shape in each placement. Two small integers and no more, so that a
 * draft costs a microsecond and shrinks to the first shape, in one process.
 */
export function draftsOf(shapes: readonly Shape[]): fc.Arbitrary<Draft> {
  const cells = shapes.map((one) => ({
    from: one,
    placements: placementsFor(one.lanes.length),
  }));
  const widest = Math.max(...cells.map((cell) => cell.placements.length));
  return fc
    .tuple(fc.nat(cells.length - 1), fc.nat(widest - 1))
    .map(([row, column]) => {
      // The indices are in range by construction; `!` would hide a mistake.
      const { from, placements } = cells[row] ?? missing(row);
      const at = column % placements.length;
      return place(from, placements[at] ?? missing(at));
    });
}

function missing(index: number): never {
  throw new RangeError(`No shape or placement has the index ${index}`);
}
