import type { ExhaustJob, Play } from '../../src/laboratory/jobs.js';
import type { Kind } from '../../src/laboratory/kind.js';
import type {
  Drawn,
  Executed,
  Ground,
  Laboratory,
  SimulateOptions,
  Telling,
} from '../../src/laboratory/laboratory.js';
import {
  emptyTally,
  mergeTally,
  type Tally,
} from '../../src/laboratory/tally.js';
import type { Story } from '../../src/story/print.js';

/** The least that can be asked by plans: to say a number. */
export interface ToyPlan {
  readonly number: number;
}

interface ToyTally extends Tally<ToyPlan> {
  sum: number;
}

export interface ToyWords {
  /** The number at which its process dies. */
  readonly load: { readonly fatal?: number };
  readonly loaded: { readonly name: string };
  readonly tally: ToyTally;
  /** Numbers above this one are sought. */
  readonly sought: { readonly above: number };
  readonly told: { readonly number: number; readonly isCut: boolean };
}

export const TOYS: Kind<ToyPlan, ToyWords> = {
  what: 'the toy',
  module: new URL('./toy.ts', import.meta.url),
  tally: {
    empty: () => ({ ...emptyTally<ToyPlan>(), sum: 0 }),
    merge(into, from) {
      mergeTally(into, from);
      into.sum += from.sum;
    },
  },
  patience: { loadMs: 60_000, scheduleMs: 60_000, graceMs: 1000 },
};

type Outcome = Executed<ToyPlan>;

class Toy implements Laboratory<ToyPlan, Outcome, ToyWords> {
  readonly kind = TOYS;
  readonly shrinkAttemptsMax = 20;
  readonly candidates = [
    {
      *candidates(best: () => Outcome): Generator<Drawn<ToyPlan>> {
        yield { plan: { number: best().plan.number - 1 } };
      },
      isMadeAnew: true,
    },
  ];
  readonly #ground: Ground;
  #fatal: number | undefined;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  async load({ fatal }: ToyWords['load']) {
    this.#fatal = fatal;
    return { name: 'toy' };
  }

  draw(wanted: Play | ExhaustJob): Drawn<ToyPlan> {
    return { plan: { number: 'kind' in wanted ? 0 : wanted.number } };
  }

  async simulate(
    plan: ToyPlan,
    { tell }: SimulateOptions<ToyPlan> = {}
  ): Promise<Outcome> {
    this.#ground.began();
    tell?.({ kind: 'asks', words: `toy: ${plan.number}`, plan });
    // What is told has to be on its way before the process is gone.
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (plan.number === this.#fatal) process.kill(process.pid, 'SIGKILL');
    const ending = { kind: 'quiet' } as const;
    const simulated = { trace: [], ending, escapes: [] };
    return { plan, simulated, failure: undefined };
  }

  judge(executed: Outcome): Outcome {
    return executed;
  }

  add(tally: ToyTally, { plan }: Outcome): void {
    tally.schedules++;
    tally.sum += plan.number;
  }

  lackOfControl(): undefined {
    return undefined;
  }

  shows({ plan }: Outcome, { above }: ToyWords['sought']): boolean {
    return plan.number > above;
  }

  isBetter(tried: Outcome, best: Outcome): boolean {
    return tried.plan.number < best.plan.number;
  }

  trace({ plan }: Outcome): string[] {
    return [`says ${plan.number}`];
  }

  story({ plan }: Outcome): Story {
    return { lines: [[`it said ${plan.number}`]], columns: [] };
  }

  told({ plan }: Outcome, _: ToyWords['sought'], { isCut }: Telling) {
    return { number: plan.number, isCut };
  }
}

export function open(ground: Ground): Toy {
  return new Toy(ground);
}
