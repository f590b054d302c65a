import type { ObservedOperation } from './model.js';

/** The positions of an operation are not those of an interval. */
export class MalformedHistoryError extends Error {
  override readonly name = 'MalformedHistoryError';

  constructor(
    readonly operation: number,
    readonly call: number,
    readonly returned: number | undefined
  ) {
    super(
      `Operation ${operation} has call ${call} and return ${returned}; ` +
        'expected integers with call <= return (return undefined if ' +
        'pending). Number the events of the history in the order in which ' +
        'they were observed.'
    );
  }

  static is(value: unknown): value is MalformedHistoryError {
    return value instanceof Error && value.name === 'MalformedHistoryError';
  }
}

export type PartitionFault = 'missing' | 'repeated or foreign';

/** The model's `partition` lost, repeated or made up operations. */
export class PartitionError extends Error {
  override readonly name = 'PartitionError';

  constructor(
    readonly fault: PartitionFault,
    readonly operation: ObservedOperation<unknown, unknown>
  ) {
    super(
      `The operation of process ${operation.process} with call ` +
        `${operation.call} is ${fault} in what partition() returned; ` +
        'expected each operation of the history in exactly one part. Return ' +
        'the given operation objects, not copies.'
    );
  }

  static is(value: unknown): value is PartitionError {
    return value instanceof Error && value.name === 'PartitionError';
  }
}
