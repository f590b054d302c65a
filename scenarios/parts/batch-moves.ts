import type { CreateBatch, EventItem, Name } from '../../src/model/call.js';
import type { Move } from './moves.js';

/** The same of a while ago: each says when it occurred. */
export const batchOf =
  (agoMs: number, run: Name, ...moves: readonly Move[]): Move =>
  (label) =>
    ({ ...batch(run, ...moves)(label), agoMs }) as CreateBatch;

/** Several events of one run in one write, each with a label of its own. */
export const batch =
  (run: Name, ...moves: readonly Move[]): Move =>
  (label) => ({
    kind: 'createBatch',
    run,
    events: moves.map((move, at) => move(`${label}.${at + 1}`) as EventItem),
  });
