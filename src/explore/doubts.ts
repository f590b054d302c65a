import type { Doubt } from '../judge/finding.js';
import { CLAUSES, type ClauseId } from '../model/clauses/registry.js';
import { doubtWords } from '../report/doubt.js';
import type { DoubtSets } from '../report/record.js';

/** The clauses that may have broken, in their order. */
export function clausesOf({ oneOf, undecided }: Doubt): ClauseId[] {
  return inOrder([...oneOf, ...undecided].flat());
}

/** Equal for doubts about the same clauses. */
export function wordsOf({ oneOf, undecided }: Doubt): string {
  return doubtWords(sorted(oneOf), sorted(undecided));
}

/** The sets by the first clause of each. */
function sorted(sets: Doubt['oneOf']): ClauseId[][] {
  const rank = ([first]: readonly ClauseId[]) =>
    CLAUSES.findIndex(({ id }) => id === first);
  return sets.map(inOrder).sort((a, b) => rank(a) - rank(b));
}

/** The sets as reports have them. */
export function setsOf({ oneOf, undecided }: Doubt): DoubtSets {
  return {
    oneOf: sorted(oneOf),
    ...(undecided.length > 0 && { notDecided: sorted(undecided) }),
  };
}

function inOrder(clauses: readonly ClauseId[]): ClauseId[] {
  return CLAUSES.map(({ id }) => id).filter((id) => clauses.includes(id));
}
