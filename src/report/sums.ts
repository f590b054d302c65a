/** What two records have of these numbers, added up. */
export function sumsOf<Key extends string>(
  left: Readonly<Record<Key, number>>,
  right: Readonly<Record<Key, number>>,
  keys: readonly Key[]
): Record<Key, number> {
  const sums = keys.map((key) => [key, left[key] + right[key]]);
  return Object.fromEntries(sums) as Record<Key, number>;
}
