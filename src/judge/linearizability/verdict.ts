import type { ObservedHistory } from './model.js';

/** An operation took effect and left the object in `state`. */
export interface LinearizationPoint<S> {
  /** Index into the history that was given to the checker. */
  readonly operation: number;
  readonly state: S;
}

/** Where the search could not go on. */
export interface DeadEnd<S> {
  readonly state: S;
  /**
   * Indices of the operations that could have come next by real time, pending
   * ones too: no completed one of them fits `state`.
   */
  readonly operations: readonly number[];
}

/** One order explains each part of the history. */
export interface Accepted<S> {
  readonly verdict: 'accepted';
  /** In order within each part; the parts one after the other. */
  readonly linearization: readonly LinearizationPoint<S>[];
  /** Evaluations of the model's `step`. */
  readonly steps: number;
}

/** No order explains the history. */
export interface Rejected<S, O, R> {
  readonly verdict: 'rejected';
  /** The part that has no linearization. */
  readonly partition: ObservedHistory<O, R>;
  /** Indices in order: a prefix with the most completed operations. */
  readonly longest: readonly number[];
  /** The dead ends after that many completed operations, 256 at most. */
  readonly blocked: readonly DeadEnd<S>[];
  readonly steps: number;
}

/** The budget was spent before the search came to an end. */
export interface Unknown {
  readonly verdict: 'unknown';
  readonly steps: number;
}

/**
 * What the checker decided: `accepted` with an order, `rejected` with where it
 * got stuck, `unknown` where its budget ended.
 */
export type LinearizabilityVerdict<S, O, R> =
  | Accepted<S>
  | Rejected<S, O, R>
  | Unknown;
