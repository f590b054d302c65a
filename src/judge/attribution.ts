import type { ClauseId } from '../model/clauses/registry.js';
import { CLAUSES } from '../model/clauses/registry.js';
import { isReadOnly, step } from '../model/lifecycle.js';
import type { Moment } from '../model/moment.js';
import type { Transition } from '../model/ruling.js';
import { EMPTY_STATE, type State, stateKey } from '../model/state.js';
import { checkLinearizability } from './linearizability/check.js';
import type {
  ObservedHistory,
  ObservedOperation,
  SequentialModel,
} from './linearizability/model.js';
import type {
  LinearizationPoint,
  Rejected,
} from './linearizability/verdict.js';

export type MomentHistory = ObservedHistory<Moment, true>;
export type ObservedMoment = ObservedOperation<Moment, true>;

/** Which clauses had to break for the history to have an order at all. */
export interface Explained {
  readonly verdict: 'explained';
  readonly allowed: ReadonlySet<ClauseId>;
  readonly points: readonly LinearizationPoint<State>[];
}

export type Explanation = Explained | { readonly verdict: 'unknown' };

/** The lifecycle with some clauses waived. */
function lifecycleModel(
  allowed: ReadonlySet<ClauseId>
): SequentialModel<State, Moment, true> {
  return {
    init: () => EMPTY_STATE,
    key: stateKey,
    isRead: isReadOnly,
    step: (state, moment) => {
      const transitions = step(state, moment);
      const [only] = transitions;
      if (only && transitions.length === 1) {
        return isAllowed(only, allowed) ? [only.next] : [];
      }
      return transitions
        .filter((each) => isAllowed(each, allowed))
        .map(({ next }) => next);
    },
  };
}

export function isAllowed(
  { breaks }: Transition,
  allowed: ReadonlySet<ClauseId>
): boolean {
  return breaks.every((clause) => allowed.has(clause));
}

/** Sets of clauses are tried fewest first, so the first hit is smallest. */
const SETS_MAX = 60;

/**
 * The smallest set of clauses that, waived, makes the history linearizable.
 * Grown only by what the dead ends of the last rejection asked for. What the
 * logs have already proven broken (`proven`) is waived from the start.
 */
export function explain(
  history: MomentHistory,
  proven: ReadonlySet<ClauseId>,
  budget: number
): Explanation {
  const queue: ClauseId[][] = [[]];
  const seen = new Set<string>(['']);
  for (let tries = 0; queue.length > 0 && tries < SETS_MAX; tries++) {
    const clauses = queue.shift() as ClauseId[];
    const strict = tries === 0;
    const allowed = new Set(strict ? clauses : [...clauses, ...proven]);
    const result = checkLinearizability(lifecycleModel(allowed), history, {
      budget,
    });
    if (result.verdict === 'accepted') {
      return {
        verdict: 'explained',
        allowed,
        points: result.linearization,
      };
    }
    if (result.verdict === 'unknown') return { verdict: 'unknown' };
    if (strict && proven.size > 0) queue.push([]);
    for (const asked of askedBy(result, history, allowed)) {
      const grown = inOrder([...clauses, ...asked]);
      const id = grown.join(' ');
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(grown);
    }
    queue.sort(bySizeThenOrder);
  }
  return { verdict: 'unknown' };
}

/** The clauses that would have to give way for the search to go on. */
function askedBy(
  rejected: Rejected<State, Moment, true>,
  history: MomentHistory,
  allowed: ReadonlySet<ClauseId>
): ClauseId[][] {
  const asked: ClauseId[][] = [];
  for (const { state, operations } of rejected.blocked) {
    for (const index of operations) {
      const moment = (history[index] as ObservedMoment).op;
      for (const { breaks } of step(state, moment)) {
        const missing = breaks.filter((clause) => !allowed.has(clause));
        if (missing.length > 0) asked.push(missing);
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

function bySizeThenOrder(
  a: readonly ClauseId[],
  b: readonly ClauseId[]
): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let at = 0; at < a.length; at++) {
    const difference = rankOf(a[at] as ClauseId) - rankOf(b[at] as ClauseId);
    if (difference !== 0) return difference;
  }
  return 0;
}
