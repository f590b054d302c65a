import type { CheckName, Situation, Write } from './rules.js';

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
