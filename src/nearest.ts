import { closest, distance } from 'fastest-levenshtein';

/** The name that was probably meant; undefined where none is near. */
export function nearest(
  found: string,
  known: readonly string[]
): string | undefined {
  const ranked = known
    .map((name) => ({ name, edits: editsBetween(found, name) }))
    .sort((left, right) => left.edits - right.edits);
  const [best] = ranked;
  if (!best) return undefined;
  // Two in five letters wrong is a typing error, more is another word.
  const limit = Math.max(2, Math.floor(found.length * 0.4));
  return best.edits <= limit ? best.name : undefined;
}

function editsBetween(found: string, name: string): number {
  return distance(found.toLowerCase(), name.toLowerCase());
}

/** Of options, whose names are short: what to say after one that is none. */
export function optionHint(found: string, known: readonly string[]): string {
  const near = closest(found, known);
  return distance(found, near) <= 2 ? `; did you mean ${near}?` : '';
}
