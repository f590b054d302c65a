import type { Trace } from '../trace.js';

/**
 * Stateless exhaustive search with a bound on preemptions (Musuvathi and
 * Qadeer, PLDI 2007): every schedule in which a ready actor is passed over at
 * most `preemptions` times. Nothing is reduced away: file footprints miss
 * that ids read the clock, and in-process locks are hidden dependencies, so
 * *complete* may only be said of the full search.
 */
export interface ExhaustiveSearch {
  /** The choices to run next; undefined when the search is complete. */
  readonly choices: readonly number[] | undefined;
  /** Tells what the run of `choices` did, and moves to the next schedule. */
  advance(trace: Trace): void;
}

export function exhaustiveSearch(preemptions: number): ExhaustiveSearch {
  let choices: readonly number[] | undefined = [];
  return {
    get choices() {
      return choices;
    },
    advance(trace) {
      choices = successor(trace, preemptions);
    },
  };
}

/** The next schedule in lexicographic order that stays within the bound. */
function successor(trace: Trace, bound: number): number[] | undefined {
  const spent: number[] = [];
  let preempted = 0;
  for (const step of trace) {
    spent.push(preempted);
    if (step.preempts) preempted++;
  }
  for (let at = trace.length - 1; at >= 0; at--) {
    const step = trace[at];
    if (!step || step.choice + 1 >= step.ready) continue;
    if ((spent[at] ?? 0) + costOf(trace, at) > bound) continue;
    const prefix = trace.slice(0, at).map(({ choice }) => choice);
    return [...prefix, step.choice + 1];
  }
  return undefined;
}

/** Whether any other choice at this step passes a ready actor over. */
function costOf(trace: Trace, at: number): number {
  const step = trace[at];
  if (!step) return 0;
  return step.continues ? 1 : 0;
}
