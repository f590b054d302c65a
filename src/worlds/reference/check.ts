import type { EventResult } from '../contract/api.js';
import type { Situation } from './situation.js';
import type { Transaction } from './transaction.js';

/** What an event does to the store once nothing speaks against it. */
export type Write = (tx: Transaction, situation: Situation) => EventResult;

/** Every condition that an event must meet, by a name of its own. */
export type CheckName =
  | 'run.known'
  | 'run.unborn'
  | 'start.active'
  | 'start.once'
  | 'end.active'
  | 'claim.active'
  | 'claim.fresh'
  | 'claim.cap'
  | 'claim.free'
  | 'resume.once'
  | 'resume.live'
  | 'dispose.live'
  | 'attributes.reserved'
  | 'attributes.active'
  | 'step.create-active'
  | 'step.unborn'
  | 'step.known'
  | 'step.open'
  | 'step.start-active'
  | 'step.running';

export interface Check {
  readonly name: CheckName;
  /**
   * Nothing where the condition is met. Else it throws the contract's
   * refusal, or gives what to write in place of the event.
   */
  look(situation: Situation): Write | undefined;
}

/** What the first unmet condition asks for. */
export function decide(
  checks: readonly Check[],
  situation: Situation
): Write | undefined {
  for (const check of checks) {
    const instead = check.look(situation);
    if (instead) return instead;
  }
  return undefined;
}
