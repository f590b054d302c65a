import type { Clause } from '../model/clauses/clause.js';
import type { Contract } from '../model/contract.js';
import type { FaultGround } from './small-scope/point-faults.js';

/** What decides whether anything befell a subject. */
export interface FaultsAsked {
  readonly contract: Contract;
  readonly ground?: FaultGround | undefined;
  /** Absent: the schedules of the check have faults. */
  readonly faults?: boolean | undefined;
}

const MEMORY =
  'what one of its processes writes no other finds, so nothing is left of one that dies';

const LEFT_OUT = '--no-faults leaves these out';

const UNMET = 'none of those that were run met its premise';

/**
 * Why no schedule met a clause that only faults tell something of: the first
 * reason that would hold with any number of schedules, and else that it was not
 * met. Undefined for every other clause.
 */
export function whyNotAsked(
  { asks }: Clause,
  { contract, ground, faults = true }: FaultsAsked
): string | undefined {
  if (asks === undefined) return undefined;
  const isShared = contract.capabilities.has('sharedState');
  const lasting = isShared ? undefined : MEMORY;
  const why = lasting ?? ground?.undying ?? (faults ? UNMET : LEFT_OUT);
  return `only in schedules with faults: ${why}`;
}
