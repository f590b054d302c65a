import type { Ending } from '../sim/ending.js';
import type { DataDirectory } from '../sim/files/data-directory.js';
import type { Gap } from '../sim/open-schedule.js';
import type { Strategy } from '../sim/strategies/strategy.js';
import type { Trace } from '../sim/trace.js';
import type { Story } from '../story/print.js';
import type { Asks } from './host/protocol.js';
import type { ExhaustJob, Play } from './jobs.js';
import type { Kind, Words } from './kind.js';
import type { Pass } from './minimise.js';

/** What one run of a plan did, as far as every kind has it. */
export interface Simulated {
  readonly trace: Trace;
  readonly ending: Ending;
  /** Effects that bypassed the gates. */
  readonly escapes: readonly string[];
}

/** One plan, run and not judged yet. */
export interface Executed<Plan> {
  /** With the choices that were made: it replays without the strategy. */
  readonly plan: Plan;
  readonly simulated: Simulated;
  /** Why there is nothing to judge. */
  readonly failure: string | undefined;
}

/** As much of an outcome as there is before it is judged. */
export type ExecutedOf<Outcome extends Executed<unknown>> = Pick<
  Outcome,
  keyof Executed<unknown>
>;

/** A plan, and who draws its schedule; without one its choices are followed. */
export interface Drawn<Plan> {
  readonly plan: Plan;
  readonly strategy?: Strategy | undefined;
}

export interface SimulateOptions<Plan> {
  readonly strategy?: Strategy | undefined;
  /** Records where effects are asked for: for what is told, at a price. */
  readonly places?: boolean | undefined;
  /** A hang is taken as it is, where it was looked at twice before. */
  readonly isTrusted?: boolean | undefined;
  /** How long after the schedule before it, where time is virtual. */
  readonly gap?: Gap | undefined;
  /** Told of each call before it is made. */
  readonly tell?: ((asks: Asks<Plan>) => void) | undefined;
}

/** What is said of a schedule that was shrunk, whatever the kind. */
export interface Telling {
  /** As it is printed. */
  readonly story: readonly string[];
  /** It could have been shrunk further. */
  readonly isCut: boolean;
}

/**
 * What can be put under gates and asked by schedules, in a process of its own:
 * a World, the runtime over one, a workflow engine. It says how a plan is
 * drawn, run, judged and told; hosts, pools, tallies, shrinking, tokens and
 * replay are the same for all.
 */
export interface Laboratory<
  Plan,
  Outcome extends Executed<Plan>,
  W extends Words<Plan>,
> {
  readonly kind: Kind<Plan, W>;
  /** Puts a subject under gates; the one before it is forgotten. */
  load(what: W['load']): Promise<W['loaded']>;
  /** A function of what was loaded and of what is wanted alone. */
  draw(wanted: Play | ExhaustJob): Drawn<Plan> | Promise<Drawn<Plan>>;
  /** From empty state to the last read. */
  simulate(
    plan: Plan,
    options?: SimulateOptions<Plan>
  ): Promise<ExecutedOf<Outcome>>;
  judge(executed: ExecutedOf<Outcome>): Outcome;
  /** Adds a schedule that was under control; one of a search has no play. */
  add(tally: W['tally'], outcome: Outcome, play?: Play): void;
  /** What two runs of one plan did not do alike, and what that tells. */
  lackOfControl(first: Outcome, second: Outcome): string | undefined;
  /** The same with what to do about it, where that can be found out. */
  remedied?(lack: string, plan: Plan): Promise<string>;
  /** Whether it shows what is sought. */
  shows(outcome: Outcome, sought: W['sought']): boolean;
  /** Simpler plans, in the order in which they help a reader. */
  readonly candidates: readonly Pass<Outcome, Drawn<Plan>>[];
  /** Whether what a candidate did is easier to follow than the best so far. */
  isBetter(tried: Outcome, best: Outcome): boolean;
  /** Whole runs that shrinking one plan may cost. */
  readonly shrinkAttemptsMax: number;
  /** The gates in the order of their release, the same in every process. */
  trace(outcome: Outcome): readonly string[];
  /** In the fewest lines that tell what happened, and what is sought. */
  story(outcome: Outcome, sought?: W['sought']): Story;
  /** Where the effects are asked for that tell it, one a line. */
  spots?(outcome: Outcome): readonly string[];
  told(outcome: Outcome, sought: W['sought'], telling: Telling): W['told'];
  /** What a schedule that no clause judges ended in. */
  ending?(outcome: Outcome): string | undefined;
  /** @throws an error that says what of a plan cannot be asked here */
  assertAskable?(plan: Plan): void;
  /** Whether another process had better go on. */
  readonly isWorn?: boolean;
  /** Resolves when nothing is left of it outside of its process. */
  close?(): Promise<void>;
}

/** What a laboratory is opened with, in its host. */
export interface Ground {
  /** Where simulated files are. */
  readonly data: DataDirectory;
  /** Called as each schedule begins. */
  readonly began: () => void;
  /** Called before each call that is made while a subject is loaded. */
  readonly asks?: ((asks: Asks<unknown>) => void) | undefined;
}
