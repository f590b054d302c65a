import type {
  ObservedHistory,
  ObservedOperation,
  SequentialModel,
} from '../../../src/judge/linearizability/model.js';

export interface BruteForceAnswer {
  readonly isLinearizable: boolean;
  /** Most completed operations in any sequence that the model allows. */
  readonly completedMax: number;
}

/**
 * Tries every order of every choice of operations that respects real time.
 * It shares neither an idea nor a line with the checker that it judges.
 */
export function bruteForce<S, O, R>(
  model: SequentialModel<S, O, R>,
  history: ObservedHistory<O, R>
): BruteForceAnswer {
  const completed = history.filter(isDue).length;
  let completedMax = 0;
  for (const order of arrangements(history.map((_, index) => index))) {
    const sequence = order.map((index) => history[index]) as typeof history;
    const left = history.filter((_, index) => !order.includes(index));
    if (!respectsRealTime(sequence, left)) continue;
    if (!isAllowed(model, sequence)) continue;
    const count = sequence.filter(isDue).length;
    completedMax = Math.max(completedMax, count);
  }
  return { isLinearizable: completedMax === completed, completedMax };
}

/** All orders of all subsets. */
function* arrangements(indices: readonly number[]): Iterable<number[]> {
  yield [];
  for (const first of indices) {
    const others = indices.filter((index) => index !== first);
    for (const rest of arrangements(others)) yield [first, ...rest];
  }
}

type Operation = ObservedOperation<unknown, unknown>;

/** No linearization is without it. */
export function isDue(operation: Operation): boolean {
  return operation.return !== undefined && !operation.isOptional;
}

function precedes(left: Operation, right: Operation): boolean {
  return left.return !== undefined && left.return < right.call;
}

/** Nothing comes before what precedes it, whether that is in or left out. */
function respectsRealTime(
  sequence: readonly Operation[],
  left: readonly Operation[]
): boolean {
  const due = left.filter(isDue);
  return sequence.every((operation, place) =>
    [...sequence.slice(place + 1), ...due].every(
      (later) => !precedes(later, operation)
    )
  );
}

function isAllowed<S, O, R>(
  model: SequentialModel<S, O, R>,
  sequence: ObservedHistory<O, R>
): boolean {
  let states: readonly S[] = [model.init()];
  for (const { op, response, return: returned } of sequence) {
    const seen = returned === undefined ? undefined : response;
    states = states.flatMap((state) => [...model.step(state, op, seen)]);
  }
  return states.length > 0;
}
