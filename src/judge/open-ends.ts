import { attemptsIn } from '../model/attempts.js';
import type { History, Operation } from '../model/history.js';
import { isInDoubt } from '../model/moments-of.js';
import { authorsOf } from './log/authors.js';
import { runLogsOf } from './log/run-log.js';
import type { InLogs } from './moment-history.js';

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

/** What is known to have happened, since a final log has its event. */
export function inLogsOf(history: History): InLogs {
  const { operations } = history;
  const logged = new Set<number>();
  const recorded = new Set<number>();
  const attempts = attemptsIn(operations);
  const isOpen = attempts.size > 0 || operations.some(isInDoubt);
  for (const log of isOpen ? runLogsOf(history) : []) {
    for (const [index] of authorsOf(log, history)) {
      const operation = operations[index] as Operation;
      if (isInDoubt(operation)) logged.add(index);
      const isAccepted = operation.response?.ok === true;
      if (isAccepted && attempts.has(index)) recorded.add(index);
    }
  }
  return { logged, recorded };
}
