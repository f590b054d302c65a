import type { Name } from '../../src/model/call.js';
import type { Policy } from '../../src/model/policy.js';
import type { Move } from './moves.js';

/** Requests by one policy for one key, each with a run of its own. */
export interface Requests {
  readonly policy: Policy;
  readonly over?: 'claim' | 'keyed';
  readonly key?: Name;
}

/** One request: its payload is its label, so that a log names its sender. */
export const request =
  ({ policy, over = 'claim', key = 'k1' }: Requests) =>
  (run: Name): Move =>
  (input) => ({ kind: 'request', policy, over, key, run, input });
