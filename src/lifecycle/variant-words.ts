import { formatNumber } from '../report/counts.js';

/** How often each answer to an open question was given, the most given first. */
export function variantWords(
  given: readonly { readonly answer: string; readonly count: number }[]
): { readonly words: string; readonly total: number } {
  const total = given.reduce((sum, { count }) => sum + count, 0);
  const words = [...given]
    .sort((a, b) => b.count - a.count)
    .map(
      ({ answer, count }) =>
        `${answer}: ${formatNumber(count)} of ${formatNumber(total)}`
    );
  return { words: words.join('; '), total };
}
