import { clauseOf, isClauseId } from '../model/clauses/registry.js';
import type { Divergence } from './record.js';

/** Sets of clauses of which one broke, and nothing tells which. */
export type Sets = readonly (readonly string[])[];

/** `a and b, or c`; what the budget did not decide is named as such. */
export function doubtWords(oneOf: Sets, notDecided: Sets = []): string {
  const said = listed(oneOf);
  if (notDecided.length === 0) return said;
  return `explained by ${said} (not decided: ${listed(notDecided)})`;
}

function listed(sets: Sets): string {
  const isPlain = sets.every(({ length }) => length === 1);
  return sets.map((set) => set.join(' and ')).join(isPlain ? ' or ' : ', or ');
}

/**
 * Whether it fails a check whichever of its sets it was: by the level of the
 * weakest of them.
 */
export function gatesInAnyCase(
  { oneOf, notDecided = [] }: Divergence,
  isGating: (level: string) => boolean
): boolean {
  if (!oneOf) return false;
  return [...oneOf, ...notDecided].every((set) =>
    set.some((id) => isClauseId(id) && isGating(clauseOf(id).level))
  );
}
