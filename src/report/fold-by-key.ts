/** One entry of each key, in the order of the first: `add` makes one of two. */
export function foldByKey<Entry>(
  all: readonly Entry[],
  keyOf: (entry: Entry) => string,
  add: (earlier: Entry, entry: Entry) => Entry
): Entry[] {
  const folded = new Map<string, Entry>();
  for (const entry of all) {
    const key = keyOf(entry);
    const earlier = folded.get(key);
    folded.set(key, earlier === undefined ? entry : add(earlier, entry));
  }
  return [...folded.values()];
}
