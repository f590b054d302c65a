import type { Cast } from '../model/cast.js';
import type { ClauseId } from '../model/clauses/registry.js';
import { CLAUSES } from '../model/clauses/registry.js';
import { isReadOnly, step } from '../model/lifecycle.js';
import type { Moment } from '../model/moment.js';
import type { Transition } from '../model/ruling.js';
import { EMPTY_STATE, type State } from '../model/state.js';
import { stateKey } from '../model/state-key.js';
import { checkLinearizability } from './linearizability/check.js';
import type { SequentialModel } from './linearizability/model.js';
import type { Accepted, Rejected } from './linearizability/verdict.js';
import type { MomentHistory, ObservedMoment } from './moment-history.js';
import { overtakes } from './overtakes.js';

/** What a moment of the history meant, at its place in the order. */
export interface Meaning {
  /** Its index in the history. */
  readonly operation: number;
  readonly transition: Transition;
}

/** An order of the history in which no more clauses break than have to. */
export interface Explained {
  readonly verdict: 'explained';
  readonly meanings: readonly Meaning[];
}

export type Explanation = Explained | { readonly verdict: 'unknown' };

/** Sets of clauses that stood in the way of a transition, by their text. */
type Asked = Map<string, readonly ClauseId[]>;

/** What a search leaves behind beside its verdict. */
interface Notes {
  readonly asked: Asked;
  /** What each moment could mean where it was last asked for. */
  readonly meant: Map<Moment, readonly Transition[]>;
}

/** The lifecycle with some clauses waived. */
function lifecycleModel(
  allowed: ReadonlySet<ClauseId>,
  cast: Cast,
  { asked, meant }: Notes
): SequentialModel<State, Moment, true> {
  return {
    init: () => EMPTY_STATE,
    key: stateKey,
    isRead: isReadOnly,
    overtakes: (moment, other) => overtakes(moment, other, cast),
    step: (state, moment) => {
      const transitions = step(state, moment);
      meant.set(moment, transitions);
      const next: State[] = [];
      for (const transition of transitions) {
        if (isAllowed(transition, allowed)) next.push(transition.next);
        else note(asked, missing(transition, allowed));
      }
      return next;
    },
  };
}

function missing(
  { breaks }: Transition,
  allowed: ReadonlySet<ClauseId>
): ClauseId[] {
  return inOrder(breaks.filter((clause) => !allowed.has(clause)));
}

function note(asked: Asked, clauses: readonly ClauseId[]): void {
  asked.set(clauses.join(' '), clauses);
}

function isAllowed(
  { breaks }: Transition,
  allowed: ReadonlySet<ClauseId>
): boolean {
  return breaks.every((clause) => allowed.has(clause));
}

/** Sets that are tried before the history is left undecided. */
const SETS_MAX = 150;

/** A set of clauses to waive. */
interface Waiver {
  readonly clauses: readonly ClauseId[];
  /** How many of them no deepest dead end asked for. */
  readonly remote: number;
}

/**
 * The smallest set of clauses that, waived, makes the history linearizable;
 * of equally small ones, the one that the deepest dead ends asked for. Only
 * sets that a rejected search asked for are tried. `waived` from the start are
 * what the logs have already proven broken, and what the contract leaves out.
 */
export function explain(
  history: MomentHistory,
  cast: Cast,
  waived: ReadonlySet<ClauseId>,
  budget: number
): Explanation {
  const queue: Waiver[] = [{ clauses: [], remote: 0 }];
  const seen = new Set<string>(['']);
  const early = history.some(({ op }) => (op.logIndex ?? 0) < 0);
  for (let tries = 0; queue.length > 0 && tries < SETS_MAX; tries++) {
    const waiver = queue.shift() as Waiver;
    const allowed = new Set([...waiver.clauses, ...waived]);
    const notes: Notes = { asked: new Map(), meant: new Map() };
    const model = lifecycleModel(allowed, cast, notes);
    const result = checkLinearizability(model, history, { budget });
    if (result.verdict === 'unknown') return { verdict: 'unknown' };
    if (result.verdict === 'accepted') {
      const meanings = meaningsOf(result, history, allowed, notes);
      return { verdict: 'explained', meanings };
    }
    const near = askedAtTheEnd(result, history, allowed);
    for (const grown of larger(waiver, notes.asked, near)) {
      const id = grown.clauses.join(' ');
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(grown);
    }
    queue.sort((a, b) => byPreference(a, b, early));
  }
  return { verdict: 'unknown' };
}

/**
 * A moment was last asked for where it was given its place: what leads to the
 * state that it left is what it meant.
 */
function meaningsOf(
  { linearization }: Accepted<State>,
  history: MomentHistory,
  allowed: ReadonlySet<ClauseId>,
  { meant }: Notes
): Meaning[] {
  return linearization.flatMap(({ operation, state }) => {
    const moment = (history[operation] as ObservedMoment).op;
    const transition = meant
      .get(moment)
      ?.find((each) => each.next === state && isAllowed(each, allowed));
    return transition ? [{ operation, transition }] : [];
  });
}

function* larger(
  { clauses, remote }: Waiver,
  asked: Asked,
  near: Asked
): Generator<Waiver> {
  for (const [id, more] of asked) {
    const farther = near.has(id) ? 0 : more.length;
    yield {
      clauses: inOrder([...clauses, ...more]),
      remote: remote + farther,
    };
  }
}

/** The clauses that would have to give way for the search to go on. */
function askedAtTheEnd(
  rejected: Rejected<State, Moment, true>,
  history: MomentHistory,
  allowed: ReadonlySet<ClauseId>
): Asked {
  const asked: Asked = new Map();
  for (const { state, operations } of rejected.blocked) {
    for (const index of operations) {
      const moment = (history[index] as ObservedMoment).op;
      for (const transition of step(state, moment)) {
        const clauses = missing(transition, allowed);
        if (clauses.length > 0) note(asked, clauses);
      }
    }
  }
  return asked;
}

const RANK = new Map(CLAUSES.map(({ id }, index) => [id, index]));

function rankOf(clause: ClauseId): number {
  return RANK.get(clause) ?? 0;
}

function inOrder(clauses: readonly ClauseId[]): ClauseId[] {
  return [...new Set(clauses)].sort((a, b) => rankOf(a) - rankOf(b));
}

/**
 * The fewest clauses first. Between equals: where the log has something before
 * the creation of its run (`early`), that is what happened; where it has not,
 * what can be said of a run that was there is not said of one that was not.
 */
function byPreference(a: Waiver, b: Waiver, early: boolean): number {
  const size = a.clauses.length - b.clauses.length;
  const has = ({ clauses }: Waiver) => Number(clauses.includes('run.exists'));
  const missing = has(a) - has(b);
  return (
    size ||
    (early ? -missing : 0) ||
    a.remote - b.remote ||
    missing ||
    byOrder(a.clauses, b.clauses)
  );
}

function byOrder(a: readonly ClauseId[], b: readonly ClauseId[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = rankOf(a[at] as ClauseId) - rankOf(b[at] as ClauseId);
    if (difference !== 0) return difference;
  }
  return 0;
}
