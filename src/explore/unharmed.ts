import { judge } from '../judge/judge.js';
import type { History } from '../model/history.js';
import type { LoadedSubject } from '../worlds/subject.js';
import { faultsIn } from './plan/faults.js';
import type { Plan } from './plan/plan.js';
import { type Simulated, type SimulateOptions, simulate } from './simulate.js';

/**
 * What the schedule comes to when the power fails and nothing is lost by that,
 * where something broke after it. A bug that shows in both is found without
 * any power loss, and must not be told as one more.
 */
export async function unharmedOf(
  subject: LoadedSubject,
  plan: Plan,
  { history }: Simulated,
  { ask, isTrusted }: SimulateOptions
): Promise<History | undefined> {
  const isDark = faultsIn(plan).some(({ kind }) => kind === 'powerLoss');
  if (!isDark || judge(history, subject.contract).broken.size === 0) {
    return undefined;
  }
  const otherwise = { ask, isTrusted, isUnharmed: true };
  const other = await simulate(subject, plan, otherwise);
  const isWhole = other.ending.kind === 'quiet' && other.escapes.length === 0;
  return isWhole ? other.history : undefined;
}
