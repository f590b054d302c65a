/**
 * One operation of a concurrent history, with the integer positions of its
 * invocation and its return. One process may have several at once.
 */
export interface ObservedOperation<O, R> {
  readonly process: string | number;
  readonly op: O;
  /** Undefined for a pending operation: nobody saw what it answered. */
  readonly response?: R | undefined;
  readonly call: number;
  /**
   * Undefined: pending. It may take effect at any time after `call`, or
   * never. An operation precedes another if its return is smaller than the
   * other's call; at equal positions the two are concurrent.
   */
  readonly return?: number | undefined;
  /**
   * It may have had no effect at all; if it had one, then before its return and
   * with this response. An operation that failed and may have been done is one.
   */
  readonly isOptional?: boolean | undefined;
}

/** What was observed of one object, in any order. */
export type ObservedHistory<O, R> = readonly ObservedOperation<O, R>[];

/** What the object does when it is asked one thing at a time. */
export interface SequentialModel<S, O, R> {
  init(): S;
  /**
   * The states in which `op` may leave the object if it answers `response`;
   * none if it may not answer that. With `response` undefined: after any
   * response that it could have given. Must not change `state`.
   */
  step(state: S, op: O, response: R | undefined): readonly S[];
  /** The same text for two states if and only if they are the same state. */
  key(state: S): string;
  /**
   * Whether `op` with this response leaves *every* state as it is, as a read or
   * a refusal does. It does not suffice that it leaves one state as it is: a
   * write of the value already there must stay free to come later. Declare it
   * and return the given state itself from `step`: see `Search` for the gain.
   */
  isRead?(op: O, response: R | undefined): boolean;
  /**
   * Whether it is settled in this state that `op` changes nothing, here or in
   * any state that can follow, but for what is kept of `op` itself.
   */
  isSettled?(state: S, op: O): boolean;
  /**
   * Whether an operation, where it is possible, may go before another wherever
   * it may go after it: with both answers and to the same state, or to one that
   * is the same once two operations that do the same have changed places.
   */
  overtakes?(
    operation: ObservedOperation<O, R>,
    other: ObservedOperation<O, R>
  ): boolean;
  /**
   * Splits a history into parts that can be judged alone, such as one for
   * each key of a map. Each given operation must be in exactly one part.
   */
  partition?(history: ObservedHistory<O, R>): readonly ObservedHistory<O, R>[];
}
