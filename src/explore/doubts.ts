import type { Doubt } from '../judge/finding.js';
import { CLAUSES, type ClauseId } from '../model/clauses/registry.js';
import { doubtWords } from '../report/doubt.js';

/** The clauses that may have broken, in their order. */
export function clausesOf({ oneOf, undecided }: Doubt): ClauseId[] {
  return inOrder([...oneOf, ...undecided].flat());
}

/** Equal for doubts about the same clauses. */
export function wordsOf({ oneOf, undecided }: Doubt): string {
  return doubtWords(sorted(oneOf), sorted(undecided));
}

/** The sets by the first clause of each. */
export function sorted(sets: Doubt['oneOf']): ClauseId[][] {
  const rank = ([first]: readonly ClauseId[]) =>
    CLAUSES.findIndex(({ id }) => id === first);
  return sets.map(inOrder).sort((a, b) => rank(a) - rank(b));
}

function inOrder(clauses: readonly ClauseId[]): ClauseId[] {
  return CLAUSES.map(({ id }) => id).filter((id) => clauses.includes(id));
}
