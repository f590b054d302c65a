import type { Name } from '../../src/model/call.js';
import type { Move } from './moves.js';

/** Due at once, so that nothing speaks against its completion. */
export const createWait =
  (run: Name, wait: Name, inMs = 0): Move =>
  () => ({ kind: 'createWait', run, wait, inMs });

export const completeWait =
  (run: Name, wait: Name): Move =>
  () => ({ kind: 'completeWait', run, wait });
