import type { Drawn } from '../laboratory/laboratory.js';
import type { Pass } from '../laboratory/minimise.js';
import type { RuntimeAttempt } from './attempt.js';
import type { RuntimePlan } from './plan.js';

/** Whole runs that a divergence may cost: each takes a tenth of a second. */
export const SHRINK_ATTEMPTS_MAX = 120;

/** Stretches of choices shorter than this are left as they are. */
const STRETCH_MIN = 4;

/**
 * Fewer requests, fewer duplicates of messages, one process, then stretches of
 * the schedule in which whoever runs goes on.
 */
export const CANDIDATES: readonly Pass<RuntimeAttempt, Drawn<RuntimePlan>>[] = [
  { candidates: (best) => simpler(best().plan), isMadeAnew: true },
  // There are hundreds of gates: nobody begins again with each success.
  { candidates: (best) => calmer(() => best().plan), isMadeAnew: false },
];

export function isSmaller(a: RuntimeAttempt, b: RuntimeAttempt): boolean {
  return sizeOf(a) < sizeOf(b);
}

/** What a reader has to follow: context switches, and what the plan adds. */
function sizeOf({ plan, simulated }: RuntimeAttempt): number {
  const { trace } = simulated;
  const { requests, workers, twice, tickMs } = plan;
  const switches = trace.filter(
    ({ actor }, at) => trace[at - 1]?.actor !== actor
  ).length;
  const elsewhere = [...requests.map(({ process }) => process), ...workers];
  const extras = [
    requests.length,
    twice.length,
    ...elsewhere,
    ...requests.map(({ afterMs }) => Math.sign(afterMs)),
    Math.abs(tickMs - 1),
  ];
  return switches + extras.reduce((sum, each) => sum + each, 0);
}

function* simpler(plan: RuntimePlan): Generator<Drawn<RuntimePlan>> {
  const { requests, twice, workers } = plan;
  if (requests.length > 2) {
    yield { plan: { ...plan, requests: requests.slice(0, -1) } };
  }
  if (twice.length > 1) yield { plan: { ...plan, twice: [] } };
  for (const number of twice) {
    const fewer = twice.filter((each) => each !== number);
    yield { plan: { ...plan, twice: fewer } };
  }
  if ([...requests.map((each) => each.process), ...workers].some(Boolean)) {
    const here = requests.map((each) => ({ ...each, process: 0 }));
    yield { plan: { ...plan, requests: here, workers: [0] } };
  }
  if (plan.tickMs !== 1) yield { plan: { ...plan, tickMs: 1 } };
}

/** Ever shorter stretches of zeros, from halves on. */
function* calmer(best: () => RuntimePlan): Generator<Drawn<RuntimePlan>> {
  let stretch = Math.ceil(best().choices.length / 2);
  while (stretch >= STRETCH_MIN) {
    for (let at = 0; at < best().choices.length; at += stretch) {
      const plan = calmed(best(), at, at + stretch);
      if (plan) yield { plan };
    }
    stretch = Math.floor(stretch / 2);
  }
}

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
