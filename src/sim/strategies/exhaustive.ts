import type { Trace, TraceStep } from '../trace.js';

/**
 * Stateless exhaustive search with a bound on preemptions (Musuvathi and
 * Qadeer, PLDI 2007): every schedule in which another actor is let go on in
 * place of one that could have gone on at most `preemptions` times. The order
 * in which an actor's own parallel effects take place costs nothing: every
 * order is tried. Nothing is reduced away: file footprints miss that ids read
 * the clock, and in-process locks are hidden dependencies, so *complete* may
 * only be said of the full search.
 *
 * Whoever stops early has tried the plainest: first the schedules in which
 * effects take place in the order in which they were asked for, and of these
 * the ones with fewer preemptions.
 */
export interface ExhaustiveSearch {
  /** The choices to run next; undefined when the search is complete. */
  readonly choices: readonly number[] | undefined;
  /** Whether all were run in which no actor's own effects change places. */
  readonly isInOrderDone: boolean;
  /** Tells what the run of `choices` did, and moves to the next schedule. */
  advance(trace: Trace): void;
}

/** A schedule that is still to be run: the last of its choices is new. */
interface Branch {
  readonly choices: readonly number[];
  readonly preemptions: number;
  /** Effects of one actor that took place before one asked for earlier. */
  readonly reorderings: number;
}

const ROOT: Branch = { choices: [], preemptions: 0, reorderings: 0 };

/**
 * `costly`: actors whose turns cost a preemption wherever another could have
 * taken one, the first turn of all too.
 */
export function exhaustiveSearch(
  preemptions: number,
  costly: readonly string[] = []
): ExhaustiveSearch {
  const waiting = new Agenda();
  let current: Branch | undefined = ROOT;
  return {
    get choices() {
      return current?.choices;
    },
    get isInOrderDone() {
      return !current || current.reorderings > 0;
    },
    advance(trace) {
      if (!current) return;
      for (const branch of branchesOf(current, trace, costly)) {
        if (branch.preemptions <= preemptions) waiting.add(branch);
      }
      current = waiting.next();
    },
  };
}

/** Branches by what they cost, the cheapest first, then as they came. */
class Agenda {
  readonly #queues: Branch[][][] = [];

  add(branch: Branch): void {
    const { reorderings, preemptions } = branch;
    this.#queues[reorderings] ??= [];
    const level = this.#queues[reorderings] as Branch[][];
    level[preemptions] ??= [];
    level[preemptions]?.push(branch);
  }

  next(): Branch | undefined {
    for (const level of this.#queues) {
      for (const queue of level ?? []) {
        if (queue?.length) return queue.shift();
      }
    }
    return undefined;
  }
}

/**
 * Every schedule that leaves this one at one step past its own choices, so
 * that each is met once: by way of the one that goes on where it leaves.
 */
function* branchesOf(
  from: Branch,
  trace: Trace,
  costly: readonly string[]
): Generator<Branch> {
  const past = from.choices.length;
  const made = trace.map(({ choice }) => choice);
  // Going on is a preemption too where it is another's timer that is due.
  let preemptions = 0;
  for (const [at, step] of trace.entries()) {
    const last = trace[at - 1]?.actor;
    for (let choice = 1; at >= past && choice < step.ready; choice++) {
      const passes =
        isPreemption(step, choice, last) || isCostly(step, choice, costly);
      yield {
        choices: [...made.slice(0, at), choice],
        preemptions: preemptions + (passes ? 1 : 0),
        reorderings: from.reorderings + (isReordering(step, choice) ? 1 : 0),
      };
    }
    if (step.preempts || isCostly(step, step.choice, costly)) preemptions++;
  }
}

function isCostly(
  { actors }: TraceStep,
  choice: number,
  costly: readonly string[]
): boolean {
  const actor = actors[choice] as string;
  return costly.includes(actor) && actors.some((other) => other !== actor);
}

function isPreemption(
  { actors, continues }: TraceStep,
  choice: number,
  last: string | undefined
): boolean {
  return continues && actors[choice] !== last;
}

function isReordering({ actors }: TraceStep, choice: number): boolean {
  return actors.indexOf(actors[choice] as string) < choice;
}
