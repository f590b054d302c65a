import type { Cast } from '../model/cast.js';
import type { ClauseId } from '../model/clauses/registry.js';
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
import {
  type Asked,
  byPreference,
  byReason,
  inOrder,
  type Leads,
  larger,
  note,
  type Waiver,
} from './waivers.js';

/** What a moment of the history meant, at its place in the order. */
export interface Meaning {
  /** Its index in the history. */
  readonly operation: number;
  readonly transition: Transition;
}

/** An order of the history, and the clauses that break in it. */
interface Explanation {
  readonly clauses: readonly ClauseId[];
  readonly meanings: readonly Meaning[];
}

/** What may have become of a history. */
export interface Attribution {
  /**
   * The smallest sets of clauses that explain it, the likeliest first; empty if
   * none was found.
   */
  readonly explanations: readonly Explanation[];
  /** Sets no larger than those that the budget left undecided. */
  readonly undecided: readonly (readonly ClauseId[])[];
}

/** What a search leaves behind beside its verdict. */
interface Notes {
  readonly asked: Asked;
  /** What each moment could mean where it was last asked for. */
  readonly meant: Map<Moment, readonly Transition[]>;
}

/** Whether a clause may break at a moment without being counted. */
export type IsWaived = (clause: ClauseId, moment: Moment) => boolean;

/** The clauses of a transition that stand in its way. */
type Missing = (transition: Transition, moment: Moment) => readonly ClauseId[];

const NOTHING: readonly ClauseId[] = [];

function missingBut(clauses: readonly ClauseId[], isWaived: IsWaived): Missing {
  const allowed = new Set(clauses);
  return ({ breaks }, moment) =>
    breaks.length === 0
      ? NOTHING
      : inOrder(
          breaks.filter(
            (clause) => !allowed.has(clause) && !isWaived(clause, moment)
          )
        );
}

/** The lifecycle with some clauses waived. */
function lifecycleModel(
  missing: Missing,
  cast: Cast,
  { asked, meant }: Notes
): SequentialModel<State, Moment, true> {
  return {
    init: () => EMPTY_STATE,
    key: stateKey,
    isRead: isReadOnly,
    // What an answer has been taken for can be undone by nothing.
    isSettled: (state, { doubt }) =>
      doubt !== undefined && state.doubts?.[doubt.operation]?.isDone === false,
    overtakes: (moment, other) => overtakes(moment, other, cast),
    step: (state, moment) => {
      const transitions = step(state, moment);
      meant.set(moment, transitions);
      const next: State[] = [];
      for (const transition of transitions) {
        const clauses = missing(transition, moment);
        if (clauses.length === 0) next.push(transition.next);
        else note(asked, clauses);
      }
      return next;
    },
  };
}

/** Sets that are tried before the history is left undecided. */
const SETS_MAX = 150;

/** How many of these may stay undecided. */
const UNDECIDED_MAX = 6;

/**
 * The share of the budget for each set that is tried after one that was not
 * decided: what is beyond one search is beyond most of those that waive more.
 */
const SHARE_AFTER = 1 / 5;

/**
 * The smallest sets of clauses that make the history linearizable when they are
 * waived. All are of one size, since only their number tells them apart
 * (`byReason` has the exception). A set is tried only if a search that failed
 * asked for it. A set that the budget does not decide is no reason to stop: a
 * larger one may still explain the history. What is waived from the start is
 * not counted.
 */
export function explain(
  history: MomentHistory,
  cast: Cast,
  isWaived: IsWaived,
  budget: number
): Attribution {
  const queue: Waiver[] = [{ clauses: [], remote: 0 }];
  const seen = new Set<string>(['']);
  const leads: Leads = {
    isEarly: history.some(({ op }) => (op.known?.logIndex ?? 0) < 0),
    isCut: history.some(({ op }) => op.interrupted !== undefined),
  };
  const found: { waiver: Waiver; explanation: Explanation }[] = [];
  const undecided: (readonly ClauseId[])[] = [];
  for (let tries = 0; queue.length > 0 && tries < SETS_MAX; tries++) {
    const waiver = queue.shift() as Waiver;
    const [first] = found;
    if (first && byReason(first.waiver, waiver, leads) < 0) break;
    const share = undecided.length === 0 ? 1 : SHARE_AFTER;
    const tried = tryOut(waiver, history, cast, isWaived, budget * share);
    if (tried.explanation)
      found.push({ waiver, explanation: tried.explanation });
    if (tried.isUndecided) undecided.push(waiver.clauses);
    if (undecided.length >= UNDECIDED_MAX) break;
    for (const grown of larger(waiver, tried.asked, tried.near)) {
      const id = grown.clauses.join(' ');
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(grown);
    }
    queue.sort((a, b) => byPreference(a, b, leads));
  }
  return {
    explanations: found.map(({ explanation }) => explanation),
    undecided,
  };
}

/** Where no order goes on, and one of the clauses that stand in the way. */
export interface Stuck {
  /** Its index in the history. */
  readonly operation: number;
  readonly clause: ClauseId;
}

/** Whether anything broke, for callers that do not ask what. */
export interface Explained {
  readonly attribution: Attribution;
  readonly stuck?: Stuck | undefined;
}

/** A single search; `explain` makes many. */
export function explainAtOnce(
  history: MomentHistory,
  cast: Cast,
  isWaived: IsWaived,
  budget: number
): Explained {
  const nothing: Waiver = { clauses: [], remote: 0 };
  const tried = tryOut(nothing, history, cast, isWaived, budget);
  const { explanation, isUndecided, stuck } = tried;
  const attribution = {
    explanations: explanation ? [explanation] : [],
    undecided: isUndecided ? [[]] : [],
  };
  return { attribution, stuck };
}

interface Tried {
  readonly explanation?: Explanation;
  readonly isUndecided?: true;
  readonly asked: Asked;
  /** What the deepest dead ends asked for. */
  readonly near: Asked;
  readonly stuck?: Stuck | undefined;
}

function tryOut(
  { clauses }: Waiver,
  history: MomentHistory,
  cast: Cast,
  isWaived: IsWaived,
  budget: number
): Tried {
  const missing = missingBut(clauses, isWaived);
  const notes: Notes = { asked: new Map(), meant: new Map() };
  const model = lifecycleModel(missing, cast, notes);
  const result = checkLinearizability(model, history, { budget });
  const none: Asked = new Map();
  if (result.verdict === 'accepted') {
    const meanings = meaningsOf(result, history, missing, notes);
    return { explanation: { clauses, meanings }, asked: none, near: none };
  }
  const { asked } = notes;
  if (result.verdict === 'unknown') {
    return { isUndecided: true, asked, near: none };
  }
  return { asked, ...askedAtTheEnd(result, history, missing) };
}

/**
 * A moment got its place when it was last asked for. It meant the transition
 * that leads to the state after it.
 */
function meaningsOf(
  { linearization }: Accepted<State>,
  history: MomentHistory,
  missing: Missing,
  { meant }: Notes
): Meaning[] {
  return linearization.flatMap(({ operation, state }) => {
    const moment = (history[operation] as ObservedMoment).op;
    const transition = meant
      .get(moment)
      ?.find(
        (each) => each.next === state && missing(each, moment).length === 0
      );
    return transition ? [{ operation, transition }] : [];
  });
}

/** The clauses that would have to give way for the search to go on. */
function askedAtTheEnd(
  rejected: Rejected<State, Moment, true>,
  history: MomentHistory,
  missing: Missing
): Pick<Tried, 'near' | 'stuck'> {
  const near: Asked = new Map();
  let stuck: Stuck | undefined;
  for (const { state, operations } of rejected.blocked) {
    for (const index of operations) {
      const moment = (history[index] as ObservedMoment).op;
      for (const transition of step(state, moment)) {
        const clauses = missing(transition, moment);
        const [clause] = clauses;
        if (!clause) continue;
        note(near, clauses);
        stuck ??= { operation: index, clause };
      }
    }
  }
  return { near, stuck };
}
