import type { History, Operation } from '../model/history.js';
import { isInDoubt } from '../model/moments-of.js';
import { authorsOf } from './log/authors.js';
import { runLogsOf } from './log/run-log.js';

/**
 * The history with open ends: an operation may still take effect after its
 * error, if the error does not say whether it did.
 */
export function withOpenEnds(history: History): History {
  const { operations } = history;
  if (!operations.some(isLate)) return history;
  const open = operations.map((operation) =>
    isLate(operation)
      ? { ...operation, returned: undefined, returnedAtMs: undefined }
      : operation
  );
  return { ...history, operations: open };
}

function isLate(operation: Operation): boolean {
  return operation.returned !== undefined && isInDoubt(operation);
}

/** Operations in doubt that have happened: a final log has their events. */
export function loggedOf(history: History): ReadonlySet<number> {
  const logged = new Set<number>();
  if (!history.operations.some(isInDoubt)) return logged;
  for (const log of runLogsOf(history)) {
    for (const [index] of authorsOf(log, history)) {
      const operation = history.operations[index];
      if (operation && isInDoubt(operation)) logged.add(index);
    }
  }
  return logged;
}
