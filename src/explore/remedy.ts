import type { LoadedSubject } from '../worlds/subject.js';
import { attempt } from './attempt.js';
import { KEEPS_STATE } from './keeps-state.js';
import type { Plan } from './plan/plan.js';
import { lackOfControl } from './same-twice.js';

/**
 * What two runs of one plan did differently, and what to do about it. Two more
 * runs with modules loaded anew tell whether the modules make the difference.
 */
export async function withRemedy(
  subject: LoadedSubject,
  plan: Plan,
  lack: string
): Promise<string> {
  if (!subject.renew || subject.renewsEach) return lack;
  const anew = { ...subject, renewsEach: true };
  const first = await attempt(anew, plan);
  const second = await attempt(anew, plan);
  const isMended = first.failure === undefined && !lackOfControl(first, second);
  return isMended ? `${lack}; ${KEEPS_STATE}` : lack;
}
