import type { ExhaustJob, Play } from '../laboratory/jobs.js';
import type {
  Drawn,
  Ground,
  Laboratory,
  SimulateOptions,
  Telling,
} from '../laboratory/laboratory.js';
import { lackOfControl } from '../sim/control.js';
import {
  executeRuntime,
  judgedRuntime,
  type RuntimeAttempt,
  type RuntimeExecuted,
  runtimeTrace,
} from './attempt.js';
import { installDigestGate } from './digest.js';
import { RUNTIME, type RuntimeLoad, type RuntimeWords } from './kind.js';
import { knownPlan } from './known-plans.js';
import { lacksOf } from './lacks.js';
import { loadProcesses } from './load.js';
import { drawPlan, type RuntimePlan, type RuntimePolicy } from './plan.js';
import { CANDIDATES, isSmaller, SHRINK_ATTEMPTS_MAX } from './shrink.js';
import type { LoadedRuntime } from './simulate.js';
import { tellRuntimeStory } from './story.js';
import { addSchedule, type RuntimeTally } from './tally.js';

/** The runtime: policies as workflow code. A scenario is a policy. */
class RuntimeLaboratory
  implements Laboratory<RuntimePlan, RuntimeAttempt, RuntimeWords>
{
  readonly kind = RUNTIME;
  readonly candidates = CANDIDATES;
  readonly shrinkAttemptsMax = SHRINK_ATTEMPTS_MAX;
  readonly judge = judgedRuntime;
  readonly isBetter = isSmaller;
  readonly trace = runtimeTrace;
  readonly story = tellRuntimeStory;
  readonly #ground: Ground;
  #loaded: (RuntimeLoad & { readonly runtime: LoadedRuntime }) | undefined;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  async load(load: RuntimeLoad) {
    const runtime = await loadProcesses(load.files, this.#ground.data);
    this.#loaded = { ...load, runtime };
    return { lacks: await lacksOf(runtime) };
  }

  draw(wanted: Play | ExhaustJob): Drawn<RuntimePlan> {
    if ('kind' in wanted) throw new TypeError('No policy is searched through');
    const { seed, flaw } = this.#present;
    const { number, strategy } = wanted;
    const policy = wanted.scenario as RuntimePolicy;
    const drawn =
      knownPlan(policy, number) ?? drawPlan(policy, seed, number, strategy);
    return { ...drawn, plan: { ...drawn.plan, flaw } };
  }

  simulate(
    plan: RuntimePlan,
    { strategy }: SimulateOptions<RuntimePlan> = {}
  ): Promise<RuntimeExecuted> {
    this.#ground.began();
    return executeRuntime(this.#present.runtime, plan, strategy);
  }

  add(tally: RuntimeTally, attempt: RuntimeAttempt, play?: Play): void {
    addSchedule(tally, attempt, play?.index);
  }

  lackOfControl(first: RuntimeAttempt, second: RuntimeAttempt) {
    const [one, two] = [first, second].map(runtimeTrace);
    return lackOfControl(one ?? [], two ?? [], second.simulated.escapes);
  }

  shows({ failure, witness }: RuntimeAttempt): boolean {
    return failure === undefined && witness !== undefined;
  }

  told(attempt: RuntimeAttempt, _: object, { story }: Telling) {
    const { plan, witness = '' } = attempt;
    return { plan, story, trace: runtimeTrace(attempt), witness };
  }

  get #present() {
    if (!this.#loaded) throw new TypeError('Nothing is loaded');
    return this.#loaded;
  }
}

export function open(ground: Ground): RuntimeLaboratory {
  installDigestGate();
  return new RuntimeLaboratory(ground);
}
