import type { Name } from '../call.js';

/** A step, or a wait, is known by its run and its own name. */
export function stepKey(run: Name, step: Name): Name {
  return `${run}/${step}`;
}
