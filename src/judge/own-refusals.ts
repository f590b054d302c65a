import { isNamed } from '../model/attempts.js';
import type { History, Operation } from '../model/history.js';
import { isUndecided } from '../model/refusals.js';

/**
 * A call that names nothing, repeated after nobody was told what became of it,
 * and refused because something is there already: a World that can tell which
 * call is meant answers so of its own earlier attempt. It is taken as a
 * repetition that may have done nothing, as what it was told is no news.
 */
export function withoutOwnRefusals(history: History): History {
  const { operations } = history;
  const isOwn = (operation: Operation) => isOwnRefusal(operation, operations);
  if (!operations.some(isOwn)) return history;
  return {
    ...history,
    operations: operations.map((each) => (isOwn(each) ? untold(each) : each)),
  };
}

function isOwnRefusal(
  { call, response, retryOf }: Operation,
  operations: readonly Operation[]
): boolean {
  if (retryOf === undefined || isNamed(call)) return false;
  if (!isUndecided(operations[retryOf]?.response)) return false;
  return response?.ok === false && response.refusal === 'exists';
}

function untold(operation: Operation): Operation {
  const { response, returned, returnedAtMs, ...rest } = operation;
  return { ...rest, cutAt: returned };
}
