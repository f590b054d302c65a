import { differenceOf } from './trace.js';

/**
 * Determinism is checked, not hoped for: what a second run of one plan tells
 * of the control over the first; undefined if all is controlled.
 */
export function lackOfControl(
  first: readonly string[],
  second: readonly string[],
  escapes: readonly string[]
): string | undefined {
  const [effect] = escapes;
  if (effect !== undefined) return `uncontrolled at ${effect}`;
  const different = differenceOf(first, second);
  if (!different) return undefined;
  const { step, expected, found } = different;
  return `uncontrolled at step ${step}: a second run differs, ${found} for ${expected}`;
}
