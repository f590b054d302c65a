/** What an answer is made of: records and lists, and values at their ends. */
export type Row = Readonly<Record<string, unknown>>;

export function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

/** Neither a record nor a list. */
export function isValue(value: unknown): boolean {
  return !isRow(value) && !Array.isArray(value);
}

/** Two that print alike are no change; a field that is not there prints not. */
export function print(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A value of the same type that nobody has ever seen. */
export function foreign(value: unknown): unknown {
  if (typeof value === 'string') return `foreign-${value.length}`;
  if (typeof value === 'number') return value + 1000;
  if (typeof value === 'boolean') return !value;
  if (value instanceof Date) return new Date(value.getTime() + DAY_MS);
  if (value instanceof Uint8Array) return new TextEncoder().encode('foreign');
  if (Array.isArray(value)) return value.map(foreign);
  if (!isRow(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, foreign(each)])
  );
}

/** Where a value stands in an answer: keys, and positions in lists. */
export type Path = readonly (string | number)[];

/** `runs[].status`, whatever the position. */
export function fieldOf(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
