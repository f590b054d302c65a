import { watched } from '../../sim/gates/native.js';
import type { Play } from '../jobs.js';
import type { Words } from '../kind.js';
import type {
  Executed,
  ExecutedOf,
  Laboratory,
  SimulateOptions,
} from '../laboratory.js';

type Once<Plan> = Pick<SimulateOptions<Plan>, 'strategy' | 'tell'>;

/** A schedule that was run, and its second run if it had one. */
export interface Run<Outcome extends Executed<unknown>> {
  readonly run: ExecutedOf<Outcome>;
  readonly second?: ExecutedOf<Outcome> | undefined;
  /** Absent where a search came to it. */
  readonly play?: Play | undefined;
}

/**
 * Runs a plan, and once more where that is asked for. The first of two runs
 * begins long after the schedule before it, and the second right after the
 * first: what modules keep for a while beyond schedules is there for the one
 * alone, so that they differ.
 */
export async function runOnceOrTwice<
  Plan,
  Outcome extends Executed<Plan>,
  W extends Words<Plan>,
>(
  laboratory: Laboratory<Plan, Outcome, W>,
  tally: W['tally'],
  plan: Plan,
  { isTwice, ...options }: Once<Plan> & { readonly isTwice: boolean }
): Promise<Run<Outcome>> {
  const gap = isTwice ? 'long' : 'usual';
  const run = await laboratory.simulate(plan, { ...options, gap });
  const second = isTwice ? await runAgain(laboratory, tally, run) : undefined;
  return { run, second };
}

/** Looked at more closely than the first time, unless that had failed. */
async function runAgain<
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
