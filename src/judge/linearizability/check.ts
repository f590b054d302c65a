import { Budget } from './budget.js';
import type { ObservedHistory, SequentialModel } from './model.js';
import { assertIntervals, type Part, partsOf } from './parts.js';
import { type Outcome, Search } from './search.js';
import type {
  LinearizabilityVerdict,
  LinearizationPoint,
  Rejected,
} from './verdict.js';

/** How much work one check may take. */
export interface LinearizabilityOptions {
  /** Most evaluations of the model's `step`, over all parts; 10 000 000. */
  readonly budget?: number | undefined;
  /**
   * Most bytes, over all parts, for what is known to fail; 256 MiB. What does
   * not fit is forgotten and tried again, which costs steps.
   */
  readonly memory?: number | undefined;
}

const BUDGET_DEFAULT = 10_000_000;
const MEMORY_DEFAULT = 256 * 1024 * 1024;

/** Steps that a part is searched for before it is the next one's turn. */
const TURN = 500;

/** A part whose verdict is not known yet. */
interface OpenPart<S, O, R> {
  readonly part: Part<O, R>;
  readonly index: number;
  readonly search: Search<S, O, R>;
}

/**
 * Whether each operation of a history can be given one point between its call
 * and its return such that the model, taken through the points in order,
 * answers what was observed (Herlihy & Wing). A pending operation may have its
 * point anywhere after its call, or none.
 *
 * Parts are searched in turns, so one that is soon rejected ends the search
 * however hard the others are.
 *
 * @throws MalformedHistoryError for positions that make no interval
 * @throws PartitionError if the model's `partition` is none
 * @throws RangeError for a budget or a memory that is negative or not a number
 */
export function checkLinearizability<S, O, R>(
  model: SequentialModel<S, O, R>,
  history: ObservedHistory<O, R>,
  options: LinearizabilityOptions = {}
): LinearizabilityVerdict<S, O, R> {
  assertIntervals(history);
  const budget = new Budget(options.budget ?? BUDGET_DEFAULT);
  const memory = memoryOf(options);
  const parts = partsOf(model, history);
  const paths: (readonly LinearizationPoint<S>[])[] = [];
  let open: readonly OpenPart<S, O, R>[] = [];
  const bytesMax = () => memory / open.length;
  open = parts.map((part, index) => {
    const search = new Search(model, part.operations, budget, bytesMax);
    return { part, index, search };
  });
  while (open.length > 0) {
    for (const { part, index, search } of open) {
      const outcome = search.run(TURN);
      const { steps } = budget;
      if (outcome?.kind === 'rejected') return rejected(part, outcome, steps);
      if (outcome) paths[index] = outcome.path.map((it) => inHistory(part, it));
      else if (budget.isExceeded) return { verdict: 'unknown', steps };
    }
    open = open.filter(({ index }) => !paths[index]);
  }
  const { steps } = budget;
  return { verdict: 'accepted', linearization: paths.flat(), steps };
}

function memoryOf({ memory = MEMORY_DEFAULT }: LinearizabilityOptions): number {
  if (memory >= 0) return memory;
  throw new RangeError(
    `The memory is ${memory}; expected a number of bytes from 0 on. ` +
      'Leave it out for the default.'
  );
}

function rejected<S, O, R>(
  part: Part<O, R>,
  { longest, blocked }: Extract<Outcome<S>, { kind: 'rejected' }>,
  steps: number
): Rejected<S, O, R> {
  return {
    verdict: 'rejected',
    partition: part.operations,
    longest: longest.map((it) => indexIn(part, it)),
    blocked: blocked.map(({ state, operations }) => ({
      state,
      operations: operations.map((it) => indexIn(part, it)),
    })),
    steps,
  };
}

function inHistory<S>(
  part: Part<unknown, unknown>,
  { operation, state }: LinearizationPoint<S>
): LinearizationPoint<S> {
  return { operation: indexIn(part, operation), state };
}

function indexIn(part: Part<unknown, unknown>, operation: number): number {
  return part.indices[operation] as number;
}
