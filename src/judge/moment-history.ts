import type { Cast } from '../model/cast.js';
import type { History, Operation } from '../model/history.js';
import type { Moment } from '../model/moment.js';
import { isInDoubt, momentsOf } from '../model/moments-of.js';
import { isObserver } from '../model/role.js';
import type {
  ObservedHistory,
  ObservedOperation,
} from './linearizability/model.js';

/** A history taken apart into moments: what the checker is given. */
export type MomentHistory = ObservedHistory<Moment, true>;
export type ObservedMoment = ObservedOperation<Moment, true>;

/** `logged`: operations in doubt whose events the final logs have. */
export function momentHistory(
  { operations }: History,
  cast: Cast,
  positions: ReadonlyMap<number, number>,
  logged: ReadonlySet<number>
): MomentHistory {
  const moments: ObservedMoment[] = [];
  const over = overOf(operations);
  operations.forEach((operation, index) => {
    const evidence = {
      operation: index,
      isLogged: logged.has(index),
      isOver: over !== undefined,
    };
    const place = positions.get(index);
    for (const op of momentsOf(operation, cast, place, evidence)) {
      moments.push({
        process: operation.actor,
        op,
        response: true,
        call: operation.invoked,
        return: returnOf(operation, op, over),
      });
    }
  });
  return moments;
}

/**
 * What is in doubt may take effect after its error, a commit that waited for a
 * lock say, but not once all is quiet.
 */
function returnOf(
  operation: Operation,
  { part }: Moment,
  over: number | undefined
): number | undefined {
  if (part === 'answer' || !isInDoubt(operation)) return operation.returned;
  if (over !== undefined) return Math.max(over, operation.invoked);
  return operation.response && Number.MAX_SAFE_INTEGER;
}

/** The last position before the observer reads, if it does. */
function overOf(operations: readonly Operation[]): number | undefined {
  const first = operations.find(isObserver);
  return first && first.invoked - 1;
}
