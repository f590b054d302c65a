/** Orders lists of figures: the first that differs decides. */
export function compareFigures(
  left: readonly number[],
  right: readonly number[]
): number {
  for (const [at, figure] of left.entries()) {
    const difference = figure - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
