import { lackOfControl } from '../../sim/control.js';
import type { DataDirectory } from '../../sim/files/data-directory.js';
import { watched } from '../../sim/gates/native.js';
import type { Strategy } from '../../sim/strategies/strategy.js';
import {
  attemptRuntime,
  type RuntimeAttempt,
  runtimeTrace,
} from '../attempt.js';
import { knownPlan } from '../known-plans.js';
import { drawPlan, type RuntimePlan } from '../plan.js';
import { shrinkRuntime } from '../shrink.js';
import type { LoadedRuntime } from '../simulate.js';
import { tellRuntimeStory } from '../story.js';
import { addSchedule, emptyTally } from '../tally.js';
import { lacksOf } from './lacks.js';
import { loadProcesses } from './load.js';
import type { Explored, RuntimeAnswer, RuntimeAsk, Told } from './protocol.js';

/** One schedule in so many is run twice, and the traces compared. */
const TWICE_EVERY = 20;

/** One host process: it holds the runtime and runs what it is asked. */
export class RuntimeHost {
  #loaded: LoadedRuntime | undefined;
  readonly #data: DataDirectory;
  readonly #began: () => void;

  constructor(data: DataDirectory, began: () => void) {
    this.#data = data;
    this.#began = began;
  }

  async answer(ask: RuntimeAsk): Promise<RuntimeAnswer> {
    switch (ask.kind) {
      case 'load':
        this.#loaded = await loadProcesses(ask.files, this.#data);
        return { kind: 'loaded', lacks: await lacksOf(this.#loaded) };
      case 'explore':
        return this.#explore(ask);
      case 'replay': {
        const replayed = await watched(() => this.#run(ask.plan));
        return { kind: 'replayed', ...told(replayed) };
      }
    }
  }

  #run(plan: RuntimePlan, strategy?: Strategy): Promise<RuntimeAttempt> {
    if (!this.#loaded) throw new TypeError('Nothing is loaded');
    this.#began();
    return attemptRuntime(this.#loaded, plan, strategy);
  }

  async #explore(
    ask: Extract<RuntimeAsk, { kind: 'explore' }>
  ): Promise<Explored> {
    const tally = emptyTally();
    let first: RuntimeAttempt | undefined;
    let firstAt: number | undefined;
    for (let index = 0; index < ask.schedules; index++) {
      const { policy, seed, strategy } = ask;
      const drawn =
        knownPlan(policy, index) ?? drawPlan(policy, seed, index, strategy);
      const plan = { ...drawn.plan, flaw: ask.flaw };
      const tried = await this.#run(plan, drawn.strategy);
      const different =
        index % TWICE_EVERY === 0 ? await this.#difference(tried) : undefined;
      if (index % TWICE_EVERY === 0) tally.checkedTwice++;
      if (different !== undefined) tally.differed++;
      addSchedule(tally, { ...tried, failure: different ?? tried.failure });
      if (first || different || !tried.witness) continue;
      first = tried;
      firstAt = index + 1;
    }
    if (!first) return { kind: 'explored', tally };
    // Nothing is published of a schedule that was not controlled.
    const shrunk = await watched(() =>
      shrinkRuntime(first, (plan) => this.#run(plan))
    );
    return { kind: 'explored', tally, divergence: told(shrunk), firstAt };
  }

  async #difference(tried: RuntimeAttempt): Promise<string | undefined> {
    const { simulated } = await watched(() => this.#run(tried.plan));
    const [first, second] = [tried.simulated, simulated].map(runtimeTrace);
    return lackOfControl(first ?? [], second ?? [], simulated.escapes);
  }
}

function told(attempt: RuntimeAttempt): Told {
  const { plan, simulated, witness, failure } = attempt;
  return {
    plan,
    story: tellRuntimeStory(attempt),
    trace: runtimeTrace(simulated),
    witness,
    failure,
  };
}
