import type { GateLabel } from '../context.js';
import type { Trace, TraceStep } from '../trace.js';
import { isSameTurn, spanOf, type Turn } from './awaited.js';
import { mayRace } from './racing.js';

/**
 * Stateless exhaustive search with a bound on preemptions (Musuvathi and
 * Qadeer, PLDI 2007): every schedule in which another actor is let go on in
 * place of one that could have gone on at most `preemptions` times. The order
 * in which an actor's own parallel effects take place costs nothing: every
 * order is tried. Of the schedules nothing is reduced away: file footprints miss
 * that ids read the clock, and in-process locks are hidden dependencies, so
 * *complete* may only be said of the full search. Of turns that wait for an effect
 * to befall, and of deaths, those that come to the same are taken once (`spanOf`).
 *
 * Whoever stops early has tried what is likeliest to tell: first the schedules in
 * which effects take place in the order in which they were asked for; of these the
 * ones in which no actor is passed over before an effect that races with none of
 * another's; and of these the ones with fewer preemptions.
 */
export interface ExhaustiveSearch {
  /** The choices to run next; undefined when the search is complete. */
  readonly choices: readonly number[] | undefined;
  /** Whether all were run in which no actor's own effects change places. */
  readonly isInOrderDone: boolean;
  /**
   * Whether, of these, all were run in which an actor is passed over before an
   * effect that races with one of another's.
   */
  readonly areRacesDone: boolean;
  /** Tells what the run of `choices` did, and moves to the next schedule. */
  advance(trace: Trace): void;
}

/** A schedule that is still to be run: the last of its choices is new. */
interface Branch {
  readonly choices: readonly number[];
  readonly preemptions: number;
  /** Effects of one actor that took place before one asked for earlier. */
  readonly reorderings: number;
  /** Who is passed over last, and before which effect. */
  readonly passed?: Passed | undefined;
  /** Absent of the first of all. */
  readonly turn?: Turn | undefined;
}

interface Passed {
  readonly actor: string;
  readonly label: GateLabel;
}

const ROOT: Branch = { choices: [], preemptions: 0, reorderings: 0 };

/**
 * `costly`: actors whose turns cost a preemption wherever they are taken, the first
 * of all and the last too.
 */
export function exhaustiveSearch(
  preemptions: number,
  costly: readonly string[] = []
): ExhaustiveSearch {
  const waiting = new Agenda();
  let current: Branch | undefined = ROOT;
  let isIdle = false;
  return {
    get choices() {
      return current?.choices;
    },
    get isInOrderDone() {
      return !current || current.reorderings > 0;
    },
    get areRacesDone() {
      return !current || isIdle || current.reorderings > 0;
    },
    advance(trace) {
      if (!current) return;
      waiting.learn(trace);
      if (current.turn) waiting.dropLike(current.turn, trace);
      const price = { most: preemptions, costly };
      for (const branch of branchesOf(current, trace, price)) {
        waiting.add(branch);
      }
      current = waiting.next();
      isIdle = current !== undefined && waiting.isIdle(current);
    },
  };
}

/** Branches by what they cost, the cheapest first, then as they came. */
class Agenda {
  /** By reorderings, then by preemptions. */
  readonly #queues: Branch[][][] = [];
  readonly #footprints = new Footprints();

  learn(trace: Trace): void {
    this.#footprints.add(trace);
  }

  add(branch: Branch): void {
    const { reorderings, preemptions } = branch;
    this.#queues[reorderings] ??= [];
    const level = this.#queues[reorderings] as Branch[][];
    level[preemptions] ??= [];
    level[preemptions]?.push(branch);
  }

  /** Leaves out what comes to the same as the turn that was taken. */
  dropLike(taken: Turn, trace: Trace): void {
    const span = spanOf(taken, trace);
    if (span.from === span.to) return;
    const isKept = ({ turn }: Branch) =>
      !turn || !isSameTurn(turn, taken, span);
    for (const level of this.#queues) {
      for (const preemptions of level?.keys() ?? []) {
        level[preemptions] = level[preemptions]?.filter(isKept) ?? [];
      }
    }
  }

  next(): Branch | undefined {
    for (const level of this.#queues) {
      const queues = level?.filter((queue) => queue?.length) ?? [];
      for (const queue of queues) {
        const at = queue.findIndex((branch) => !this.isIdle(branch));
        if (at >= 0) return queue.splice(at, 1)[0];
      }
      if (queues[0]) return queues[0].shift();
    }
    return undefined;
  }

  /** Whether whoever is passed over races with nobody there. */
  isIdle({ passed }: Branch): boolean {
    return passed !== undefined && !this.#footprints.mayRace(passed);
  }
}

/** The effects that each actor has had in any schedule so far. */
class Footprints {
  readonly #ofActors = new Map<string, Map<string, GateLabel>>();
  /** Of whom it is known that they race, or not until there is a new effect. */
  readonly #known = new Map<string, boolean>();

  add(trace: Trace): void {
    for (const { actor, label } of trace) {
      // That a call is made concerns nobody but who makes it.
      if (label.kind === 'call') continue;
      const own = this.#ofActors.get(actor) ?? new Map<string, GateLabel>();
      this.#ofActors.set(actor, own);
      const key = keyOf(label);
      if (own.has(key)) continue;
      own.set(key, label);
      this.#known.clear();
    }
  }

  /** Between two calls of its own an actor may always be passed over. */
  mayRace(passed: Passed): boolean {
    if (passed.label.kind === 'call') return true;
    const key = `${passed.actor} ${keyOf(passed.label)}`;
    const known = this.#known.get(key) ?? this.#meetsAnother(passed);
    this.#known.set(key, known);
    return known;
  }

  #meetsAnother({ actor, label }: Passed): boolean {
    for (const [other, labels] of this.#ofActors) {
      if (other === actor) continue;
      for (const each of labels.values()) {
        if (mayRace(label, each)) return true;
      }
    }
    return false;
  }
}

function keyOf({ name, target }: GateLabel): string {
  return `${name} ${target}`;
}

/** What a schedule may cost, and whose turns do. */
interface Price {
  readonly most: number;
  readonly costly: readonly string[];
}

/**
 * Every schedule that leaves this one at one step past its own choices, so
 * that each is met once: by way of the one that goes on where it leaves. Left out
 * is what will have cost too much once those who are ready have had their turns.
 */
function* branchesOf(
  from: Branch,
  trace: Trace,
  { most, costly }: Price
): Generator<Branch> {
  const past = from.choices.length;
  const made = trace.map(({ choice }) => choice);
  // Going on is a preemption too where it is another's timer that is due.
  let preemptions = 0;
  for (const [at, step] of trace.entries()) {
    const last = trace[at - 1]?.actor;
    for (let choice = 1; at >= past && choice < step.ready; choice++) {
      const isPassed = isPreemption(step, choice, last);
      const costs = isPassed || isCostly(step, choice, costly);
      const spent = preemptions + (costs ? 1 : 0);
      if (spent + owedAfter(step, choice, costly) > most) continue;
      const { actor, label } = step;
      yield {
        choices: [...made.slice(0, at), choice],
        preemptions: spent,
        reorderings: from.reorderings + (isReordering(step, choice) ? 1 : 0),
        passed: isPassed && actor === last ? { actor, label } : from.passed,
        turn: { of: trace, at, choice },
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
  return costly.includes(actors[choice] as string);
}

/** Whoever is ready and was not let go on takes a turn later. */
function owedAfter(
  { actors }: TraceStep,
  choice: number,
  costly: readonly string[]
): number {
  return costly.filter(
    (actor) => actors.includes(actor) && actors[choice] !== actor
  ).length;
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
