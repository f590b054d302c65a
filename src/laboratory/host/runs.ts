import { watched } from '../../sim/gates/native.js';
import type { Gap } from '../../sim/open-schedule.js';
import type { Play } from '../jobs.js';
import type { Words } from '../kind.js';
import type { Executed, ExecutedOf, Laboratory } from '../laboratory.js';

/** A schedule that was run, and its second run if it had one. */
export interface Run<Outcome extends Executed<unknown>> {
  readonly run: ExecutedOf<Outcome>;
  readonly second?: ExecutedOf<Outcome> | undefined;
  /** Absent where a search came to it. */
  readonly play?: Play | undefined;
}

/**
 * What has a second run begins long after the schedule before it, and the
 * second right after the first: what modules keep for a while beyond schedules
 * is there for the one alone, so that they differ.
 */
export function gapBefore(isTwice: boolean): Gap {
  return isTwice ? 'long' : 'usual';
}

/** Looked at more closely than the first time, unless that had failed. */
export async function runAgain<
  Plan,
  Outcome extends Executed<Plan>,
  W extends Words<Plan>,
>(
  laboratory: Laboratory<Plan, Outcome, W>,
  tally: W['tally'],
  { plan, failure, simulated }: ExecutedOf<Outcome>
): Promise<ExecutedOf<Outcome> | undefined> {
  tally.checkedTwice++;
  // The watch may name what only showed as a wake-up from outside.
  const isNamed = failure !== undefined && simulated.escapes.length === 0;
  if (isNamed) return undefined;
  return watched(() => laboratory.simulate(plan, { gap: 'none' }));
}

/** Judges a schedule and adds it; two runs that differ are a failure. */
export async function addRun<
  Plan,
  Outcome extends Executed<Plan>,
  W extends Words<Plan>,
>(
  laboratory: Laboratory<Plan, Outcome, W>,
  tally: W['tally'],
  { run, second, play }: Run<Outcome>
): Promise<void> {
  const first = laboratory.judge(run);
  const lack =
    second && laboratory.lackOfControl(first, laboratory.judge(second));
  if (lack === undefined) {
    laboratory.add(tally, first, play);
    return;
  }
  const { plan } = run;
  tally.schedules++;
  tally.differed++;
  const message = (await laboratory.remedied?.(lack, plan)) ?? lack;
  tally.failures.push({ index: play?.index ?? -1, message, plan });
}
