import type { Move } from './moves.js';
import { complete } from './moves.js';
import { type Shape, shape } from './shape.js';

/** The ways in which one message can arrive more than once. */
export interface Delivered {
  /** Leads to the state in which the first delivery is in order. */
  readonly setup: readonly Move[];
  readonly move: Move;
  /** The run whose end the redelivery may cross; absent: it ends the run. */
  readonly run?: string;
}

/** At once by two, again by one, after an answer, and around an end. */
export function deliveriesOf({ setup, move, run }: Delivered): Shape[] {
  const live = [
    shape(setup, [move], [move]),
    shape(setup, [move, move], [move]),
    shape([...setup, move], [move], [move]),
    shape(setup, [move, move]),
  ];
  if (run === undefined) return live;
  return [
    ...live,
    shape([...setup, move], [move], [complete(run)]),
    shape([...setup, move, complete(run)], [move], [move]),
  ];
}
