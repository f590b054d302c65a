import type { EventItem, Name } from '../../src/model/call.js';
import type { Move } from './moves.js';

/** Several events of one run in one write, each with a label of its own. */
export const batch =
  (run: Name, ...moves: readonly Move[]): Move =>
  (label) => ({
    kind: 'createBatch',
    run,
    events: moves.map((move, at) => move(`${label}.${at + 1}`) as EventItem),
  });
