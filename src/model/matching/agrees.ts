import type { Shown } from '../view.js';

/**
 * Whether a World shows what it was given. Where either side is not known the
 * field says nothing: a model that was not told, or a view that does not tell.
 */
export function agrees<Value>(
  expected: Value | undefined,
  shown: Shown<Value>
): boolean {
  return expected === undefined || shown === undefined || shown === expected;
}

/** The same of a field that the contract calls optional. */
export function agreesIfThere<Value>(
  expected: Value | undefined,
  shown: Shown<Value>
): boolean {
  return shown === null || agrees(expected, shown);
}

/** Neither left out, nor said to be nothing. */
export function isThere<Value>(
  value: Value | null | undefined
): value is Value {
  return value !== null && value !== undefined;
}
