import type { ClauseId } from '../clauses/registry.js';
import { isMute, isRaw } from '../refusals.js';
import type { Refusal, Refused } from '../response.js';
import type { Ruling } from '../ruling.js';

/** The run is over, or is in a state that forbids the change. */
export const OVER: readonly Refusal[] = ['expired', 'exists'];

/** The hook is not there; a bare 404 does not say what is not. */
export const NO_HOOK: readonly Refusal[] = ['hook-not-found', 'not-found'];

export const NO_RUN: readonly Refusal[] = ['run-not-found', 'not-found'];

/** The contract refuses here, by a name on which callers branch. */
export function due(
  verdict: Ruling,
  { refusal, unnamed }: Refused,
  names: readonly Refusal[]
): Ruling {
  const isNamed = names.includes(refusal) && !unnamed;
  return verdict.rule('refusal.named', true, isNamed);
}

/** The contract refuses here, or lets be refused, and leaves the name open. */
export function open(verdict: Ruling, refused: Refused): Ruling {
  return verdict.rule('refusal.typed', true, !isRaw(refused));
}

/** Nothing forbids the call: a reason that is given for it is not true. */
export function undue(
  verdict: Ruling,
  refused: Refused,
  clause: ClauseId
): Ruling {
  return verdict.breaksRule(isMute(refused) ? 'call.served' : clause);
}
