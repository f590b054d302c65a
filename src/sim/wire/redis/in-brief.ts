const GROUPS_MAX = 6;

/** `hset, zadd x3, 4 more`: runs of equal words are counted, long lists cut. */
export function inBrief(words: readonly string[], separator: string): string {
  const [only, second] = words;
  if (only !== undefined && second === undefined) return only;
  const groups: { word: string; count: number }[] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last?.word === word) last.count += 1;
    else groups.push({ word, count: 1 });
  }
  const shown = groups
    .slice(0, GROUPS_MAX)
    .map(({ word, count }) => (count > 1 ? `${word} x${count}` : word));
  const left = groups
    .slice(GROUPS_MAX)
    .reduce((sum, { count }) => sum + count, 0);
  return [...shown, ...(left > 0 ? [`${left} more`] : [])].join(separator);
}
