import type { Cast } from '../model/cast.js';
import { type ClauseId, clausesOutside } from '../model/clauses/registry.js';
import type { Contract } from '../model/contract.js';
import type { History } from '../model/history.js';
import { isReadOnly, step } from '../model/lifecycle.js';
import type { Moment } from '../model/moment.js';
import { EMPTY_STATE, type State } from '../model/state.js';
import { stateKey } from '../model/state-key.js';
import { componentsOf } from './components.js';
import { Findings } from './findings.js';
import { checkLinearizability } from './linearizability/check.js';
import type { SequentialModel } from './linearizability/model.js';
import type { Rejected } from './linearizability/verdict.js';
import type { MomentHistory, ObservedMoment } from './moment-history.js';
import { overtakes } from './overtakes.js';
import { readHistory } from './reading.js';

/** A moment at its place, and the state that it leaves. */
export interface Placed {
  readonly moment: ObservedMoment;
  readonly state: State;
}

/** The order that explains most of a history. */
export interface TriedOrder {
  readonly placed: readonly Placed[];
  /** What would have come next but does not fit; empty if everything fits. */
  readonly stuck: readonly ObservedMoment[];
}

type Model = SequentialModel<State, Moment, true>;

/**
 * Model steps that one history may cost here: less than for judging, since the
 * order is only shown.
 */
const BUDGET = 20_000;

/**
 * An order of the history in which nothing breaks. Where a part of it has no
 * such order, the longest one that was tried for the first such part. Undefined
 * if the budget was spent.
 */
export function orderTried(
  given: History,
  contract: Contract
): TriedOrder | undefined {
  const outside = clausesOutside(contract);
  const findings = new Findings(outside);
  const { moments, cast } = readHistory(given, contract, findings);
  const model = modelOf(cast, outside);
  const placed: Placed[] = [];
  for (const part of componentsOf(moments)) {
    const result = checkLinearizability(model, part, { budget: BUDGET });
    if (result.verdict === 'unknown') return undefined;
    if (result.verdict === 'rejected') return upToDeadEnd(model, part, result);
    for (const { operation, state } of result.linearization) {
      placed.push({ moment: part[operation] as ObservedMoment, state });
    }
  }
  return { placed, stuck: [] };
}

function modelOf(cast: Cast, outside: ReadonlySet<ClauseId>): Model {
  return {
    init: () => EMPTY_STATE,
    key: stateKey,
    isRead: isReadOnly,
    overtakes: (moment, other) => overtakes(moment, other, cast),
    step: (state, moment) =>
      step(state, moment)
        .filter(({ breaks }) => breaks.every((each) => outside.has(each)))
        .map(({ next }) => next),
  };
}

/** The checker keeps the order of its longest try, and the state at its end. */
function upToDeadEnd(
  model: Model,
  part: MomentHistory,
  { longest, blocked }: Rejected<State, Moment, true>
): TriedOrder | undefined {
  const order = longest.map((index) => part[index] as ObservedMoment);
  for (const { state, operations } of blocked) {
    const placed = walk(model, order, stateKey(state));
    if (!placed) continue;
    const next = operations.map((index) => part[index] as ObservedMoment);
    return { placed, stuck: next.filter((each) => each.return !== undefined) };
  }
  return undefined;
}

/**
 * The states along an order; a moment may mean several things, so each is
 * tried.
 */
function walk(
  model: Model,
  order: readonly ObservedMoment[],
  end: string
): Placed[] | undefined {
  const failed = new Set<string>();
  const from = (at: number, state: State): Placed[] | undefined => {
    const moment = order[at];
    const key = stateKey(state);
    if (!moment) return key === end ? [] : undefined;
    const place = `${at} ${key}`;
    if (failed.has(place)) return undefined;
    for (const next of model.step(state, moment.op, true)) {
      const rest = from(at + 1, next);
      if (rest) return [{ moment, state: next }, ...rest];
    }
    failed.add(place);
    return undefined;
  };
  return from(0, EMPTY_STATE);
}
