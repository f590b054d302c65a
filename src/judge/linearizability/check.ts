import { Budget } from './budget.js';
import type { ObservedHistory, SequentialModel } from './model.js';
import { assertIntervals, type Part, partsOf } from './parts.js';
import { Search } from './search.js';
import type {
  DeadEnd,
  LinearizabilityVerdict,
  LinearizationPoint,
} from './verdict.js';

export interface LinearizabilityOptions {
  /** Most evaluations of the model's `step`, over all parts; 1 000 000. */
  readonly budget?: number | undefined;
}

const BUDGET_DEFAULT = 1_000_000;

/**
 * Whether each operation of a history can be given one point between its call
 * and its return such that the model, taken through the points in order,
 * answers what was observed (Herlihy & Wing). A pending operation may have its
 * point anywhere after its call, or none.
 *
 * @throws MalformedHistoryError for positions that make no interval
 * @throws PartitionError if the model's `partition` is none
 * @throws RangeError for a budget that is negative or not a number
 */
export function checkLinearizability<S, O, R>(
  model: SequentialModel<S, O, R>,
  history: ObservedHistory<O, R>,
  options: LinearizabilityOptions = {}
): LinearizabilityVerdict<S, O, R> {
  assertIntervals(history);
  const budget = new Budget(options.budget ?? BUDGET_DEFAULT);
  const linearization: LinearizationPoint<S>[] = [];
  for (const part of partsOf(model, history)) {
    const outcome = new Search(model, part.operations, budget).run();
    const { steps } = budget;
    if (outcome.kind === 'unknown') return { verdict: 'unknown', steps };
    if (outcome.kind === 'rejected') {
      return {
        verdict: 'rejected',
        partition: part.operations,
        longest: outcome.longest.map((it) => indexIn(part, it)),
        blocked: outcome.blocked.map((it) => inHistory(part, it)),
        steps,
      };
    }
    for (const { operation, state } of outcome.path) {
      linearization.push({ operation: indexIn(part, operation), state });
    }
  }
  return { verdict: 'accepted', linearization, steps: budget.steps };
}

function indexIn(part: Part<unknown, unknown>, operation: number): number {
  return part.indices[operation] as number;
}

function inHistory<S>(
  part: Part<unknown, unknown>,
  { state, operations }: DeadEnd<S>
): DeadEnd<S> {
  return { state, operations: operations.map((it) => indexIn(part, it)) };
}
