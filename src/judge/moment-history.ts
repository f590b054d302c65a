import { type Attempts, attemptsIn } from '../model/attempts.js';
import type { Cast } from '../model/cast.js';
import { isOptional } from '../model/doubt.js';
import type { History, Operation } from '../model/history.js';
import type { Moment } from '../model/moment.js';
import { isInDoubt, momentsOf } from '../model/moments-of.js';
import {
  momentsOfAttempts,
  refusalOf,
  type Trace,
} from '../model/moments-of-attempts.js';
import { isObserver } from '../model/role.js';
import type {
  ObservedHistory,
  ObservedOperation,
} from './linearizability/model.js';

/** A history taken apart into moments: what the checker is given. */
export type MomentHistory = ObservedHistory<Moment, true>;
export type ObservedMoment = ObservedOperation<Moment, true>;

/** Operations whose events the final logs have, in whatever order. */
export interface InLogs {
  /** Of those in doubt. */
  readonly logged: ReadonlySet<number>;
  /** Of attempts that were accepted. */
  readonly recorded: ReadonlySet<number>;
}

export function momentHistory(
  { operations }: History,
  cast: Cast,
  positions: ReadonlyMap<number, number>,
  inLogs: InLogs
): MomentHistory {
  const moments: ObservedMoment[] = [];
  const over = overOf(operations);
  const attempts = attemptsIn(operations);
  operations.forEach((operation, index) => {
    const own = attempts.get(index);
    if (own) {
      const trace = traceOf(own, positions, inLogs);
      const end = endOf(own, operations, over);
      moments.push(...ofAttempt(index, own, operations, cast, trace, end));
      return;
    }
    // A read that was cut short has shown nothing.
    if (operation.cutAt !== undefined) return;
    const evidence = {
      operation: index,
      isLogged: inLogs.logged.has(index),
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
        isOptional: isOptional(op),
      });
    }
  });
  return moments;
}

/**
 * An operation in doubt may take effect after its error (a commit that waited
 * for a lock, for example), but not after everything is quiet.
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

/** The first attempt stands for them all; each has an answer of its own. */
function ofAttempt(
  index: number,
  attempts: Attempts,
  operations: readonly Operation[],
  cast: Cast,
  trace: Trace,
  end: number | undefined
): ObservedMoment[] {
  const operation = operations[index] as Operation;
  const { actor: process, invoked: call, returned } = operation;
  const [first = index] = attempts;
  const at = (op: Moment, until: number | undefined): ObservedMoment => ({
    process,
    op,
    response: true,
    call,
    return: until,
  });
  const answers = refusalOf(operation, first, trace.isLogged, cast).map((op) =>
    at(op, returned)
  );
  if (first !== index) return answers;
  const moments = momentsOfAttempts(operations, attempts, cast, trace);
  return [...answers, ...moments.map((op) => at(op, end))];
}

function traceOf(
  attempts: Attempts,
  positions: ReadonlyMap<number, number>,
  { logged, recorded }: InLogs
): Trace {
  const placed = attempts.find((index) => positions.has(index)) ?? -1;
  return {
    place: positions.get(placed),
    isLogged: attempts.some((index) => logged.has(index)),
    isRecorded: attempts.some((index) => recorded.has(index)),
  };
}

/** When the last attempt could still do something. */
function endOf(
  attempts: Attempts,
  operations: readonly Operation[],
  over: number | undefined
): number | undefined {
  const ends = attempts.map((index) => {
    const operation = operations[index] as Operation;
    const { cutAt, invoked, returned } = operation;
    if (cutAt !== undefined) return Math.max(cutAt, invoked);
    if (!isInDoubt(operation)) return returned;
    if (over !== undefined) return Math.max(over, invoked);
    return operation.response && Number.MAX_SAFE_INTEGER;
  });
  // Of one that is still under way nothing is due.
  if (ends.includes(undefined)) return undefined;
  return Math.max(...(ends as number[]));
}

/** The last position before the observer reads, if it does. */
function overOf(operations: readonly Operation[]): number | undefined {
  const first = operations.find(isObserver);
  return first && first.invoked - 1;
}
