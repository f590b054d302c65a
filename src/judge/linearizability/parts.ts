import { MalformedHistoryError, PartitionError } from './errors.js';
import type {
  ObservedHistory,
  ObservedOperation,
  SequentialModel,
} from './model.js';

export interface Part<O, R> {
  readonly operations: ObservedHistory<O, R>;
  /** Where each of them is in the whole history. */
  readonly indices: readonly number[];
}

/** @throws MalformedHistoryError if a position is no integer or out of order. */
export function assertIntervals(
  history: ObservedHistory<unknown, unknown>
): void {
  history.forEach(({ call, return: returned }, index) => {
    const end = returned ?? call;
    if (!Number.isInteger(call) || !Number.isInteger(end) || end < call) {
      throw new MalformedHistoryError(index, call, returned);
    }
  });
}

/** @throws PartitionError unless each operation is in exactly one part. */
export function partsOf<S, O, R>(
  model: SequentialModel<S, O, R>,
  history: ObservedHistory<O, R>
): Part<O, R>[] {
  if (!model.partition) {
    return [{ operations: history, indices: [...history.keys()] }];
  }
  // One object may stand at several places of a history.
  const places = new Map<ObservedOperation<O, R>, number[]>();
  history.forEach((operation, index) => {
    const known = places.get(operation);
    if (known) known.unshift(index);
    else places.set(operation, [index]);
  });
  const parts = model.partition(history).map((operations) => ({
    operations,
    indices: operations.map((operation) => {
      const index = places.get(operation)?.pop();
      if (index !== undefined) return index;
      throw new PartitionError('repeated or foreign', operation);
    }),
  }));
  for (const [operation, left] of places) {
    if (left.length > 0) throw new PartitionError('missing', operation);
  }
  return parts;
}
