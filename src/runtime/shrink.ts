import type { RuntimeAttempt } from './attempt.js';
import type { RuntimePlan } from './plan.js';

/** Whole runs that a divergence may cost: each takes a tenth of a second. */
export const SHRINK_ATTEMPTS_MAX = 120;

/** Stretches of choices shorter than this are left as they are. */
const STRETCH_MIN = 4;

/**
 * The simplest plan found that breaks the same clause: fewer requests, no
 * duplicates of messages, one process, then stretches of the schedule in
 * which whoever runs goes on.
 */
export async function shrinkRuntime(
  first: RuntimeAttempt,
  run: (plan: RuntimePlan) => Promise<RuntimeAttempt>,
  attemptsMax = SHRINK_ATTEMPTS_MAX
): Promise<RuntimeAttempt> {
  let best = first;
  let left = attemptsMax;
  const improves = async (plan: RuntimePlan): Promise<boolean> => {
    left--;
    const tried = await run(plan);
    const breaks = tried.failure === undefined && tried.witness !== undefined;
    if (!breaks || switchesOf(tried) > switchesOf(best)) return false;
    best = tried;
    return true;
  };
  for (const simpler of SIMPLER) {
    const plan = simpler(best.plan);
    if (plan && left > 0) await improves(plan);
  }
  let stretch = Math.ceil(best.plan.choices.length / 2);
  while (stretch >= STRETCH_MIN && left > 0) {
    for (let at = 0; at < best.plan.choices.length && left > 0; at += stretch) {
      const plan = calmed(best.plan, at, at + stretch);
      if (plan) await improves(plan);
    }
    stretch = Math.floor(stretch / 2);
  }
  return best;
}

/** What a reader has to follow. */
function switchesOf({ simulated }: RuntimeAttempt): number {
  const { trace } = simulated;
  return trace.filter(({ actor }, at) => trace[at - 1]?.actor !== actor).length;
}

type Simpler = (plan: RuntimePlan) => RuntimePlan | undefined;

const SIMPLER: readonly Simpler[] = [
  (plan) =>
    plan.requests.length > 2
      ? { ...plan, requests: plan.requests.slice(0, -1) }
      : undefined,
  (plan) => (plan.twice.length > 0 ? { ...plan, twice: [] } : undefined),
  (plan) => ({
    ...plan,
    requests: plan.requests.map((each) => ({ ...each, process: 0 })),
    workers: [0],
  }),
  (plan) => (plan.tickMs === 1 ? undefined : { ...plan, tickMs: 1 }),
];

/** The plan with a stretch of zeros; undefined where it is one already. */
export function calmed(
  plan: RuntimePlan,
  from: number,
  to: number
): RuntimePlan | undefined {
  const { choices } = plan;
  if (choices.slice(from, to).every((choice) => choice === 0)) return undefined;
  return {
    ...plan,
    choices: choices.map((choice, at) => (at >= from && at < to ? 0 : choice)),
  };
}
