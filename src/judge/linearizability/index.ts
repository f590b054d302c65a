/**
 * The checker by itself: histories of any object with a sequential model.
 *
 * @module
 */
export { checkLinearizability, type LinearizabilityOptions } from './check.js';
export { MalformedHistoryError, PartitionError } from './errors.js';
export type {
  ObservedHistory,
  ObservedOperation,
  SequentialModel,
} from './model.js';
export type {
  Accepted,
  DeadEnd,
  LinearizabilityVerdict,
  LinearizationPoint,
  Rejected,
  Unknown,
} from './verdict.js';
