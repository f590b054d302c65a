import type { ClauseId } from '../model/clauses/registry.js';
import { CLAUSES } from '../model/clauses/registry.js';
import { isReadOnly, step } from '../model/lifecycle.js';
import type { Cast, Moment } from '../model/moment.js';
import type { Transition } from '../model/ruling.js';
import { EMPTY_STATE, type State } from '../model/state.js';
import { stateKey } from '../model/state-key.js';
import { checkLinearizability } from './linearizability/check.js';
import type { SequentialModel } from './linearizability/model.js';
import type {
  LinearizationPoint,
  Rejected,
} from './linearizability/verdict.js';
import type { MomentHistory, ObservedMoment } from './moment-history.js';
import { overtakes } from './overtakes.js';

/** Which clauses had to break for the history to have an order at all. */
export interface Explained {
  readonly verdict: 'explained';
  readonly allowed: ReadonlySet<ClauseId>;
  readonly points: readonly LinearizationPoint<State>[];
}

export type Explanation = Explained | { readonly verdict: 'unknown' };

/** Sets of clauses that stood in the way of a transition, by their text. */
type Asked = Map<string, readonly ClauseId[]>;

/** The lifecycle with some clauses waived. Notes which others were asked for. */
function lifecycleModel(
  allowed: ReadonlySet<ClauseId>,
  asked: Asked,
  cast: Cast
): SequentialModel<State, Moment, true> {
  return {
    init: () => EMPTY_STATE,
    key: stateKey,
    isRead: isReadOnly,
    overtakes: (moment, other) => overtakes(moment, other, cast),
    step: (state, moment) => {
      const next: State[] = [];
      for (const transition of step(state, moment)) {
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

export function isAllowed(
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
 * sets that a rejected search asked for are tried. What the logs have already
 * proven broken (`proven`) is waived from the start.
 */
export function explain(
  history: MomentHistory,
  cast: Cast,
  proven: ReadonlySet<ClauseId>,
  budget: number
): Explanation {
  const queue: Waiver[] = [{ clauses: [], remote: 0 }];
  const seen = new Set<string>(['']);
  for (let tries = 0; queue.length > 0 && tries < SETS_MAX; tries++) {
    const waiver = queue.shift() as Waiver;
    const allowed = new Set([...waiver.clauses, ...proven]);
    const asked: Asked = new Map();
    const model = lifecycleModel(allowed, asked, cast);
    const result = checkLinearizability(model, history, { budget });
    if (result.verdict === 'unknown') return { verdict: 'unknown' };
    if (result.verdict === 'accepted') {
      const { linearization: points } = result;
      return { verdict: 'explained', allowed, points };
    }
    const near = askedAtTheEnd(result, history, allowed);
    for (const grown of larger(waiver, asked, near)) {
      const id = grown.clauses.join(' ');
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(grown);
    }
    queue.sort(bySize);
  }
  return { verdict: 'unknown' };
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

function bySize(a: Waiver, b: Waiver): number {
  const size = a.clauses.length - b.clauses.length;
  return size || a.remote - b.remote || byOrder(a.clauses, b.clauses);
}

function byOrder(a: readonly ClauseId[], b: readonly ClauseId[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = rankOf(a[at] as ClauseId) - rankOf(b[at] as ClauseId);
    if (difference !== 0) return difference;
  }
  return 0;
}
