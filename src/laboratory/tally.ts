/** A schedule that shows nothing of the subject. */
export interface Failure<Plan> {
  /** The number of its play; -1 where it has none. */
  readonly index: number;
  readonly message: string;
  readonly plan?: Plan | undefined;
}

/** What schedules came to, of whatever kind: plain data to be added up. */
export interface Tally<Plan> {
  readonly kind: 'tally';
  schedules: number;
  steps: number;
  checkedTwice: number;
  /** Of these, the ones that were not the same twice. */
  differed: number;
  readonly failures: Failure<Plan>[];
  /** Exhaustive search: whether it came to its end. */
  complete?: boolean;
  /** The same, as far as an actor's own effects keep their order. */
  completeInOrder?: boolean;
  /** The same, as far as who is passed over races with another. */
  completeInRaces?: boolean;
}

/** How the tallies of a kind of laboratory are added up. */
export interface Tallying<T> {
  empty(): T;
  /** Adds what came later, in the order of the schedules. */
  merge(into: T, from: T): void;
}

export function emptyTally<Plan>(): Tally<Plan> {
  return {
    kind: 'tally',
    schedules: 0,
    steps: 0,
    checkedTwice: 0,
    differed: 0,
    failures: [],
  };
}

export function mergeTally<Plan>(into: Tally<Plan>, from: Tally<Plan>): void {
  into.schedules += from.schedules;
  into.steps += from.steps;
  into.checkedTwice += from.checkedTwice;
  into.differed += from.differed;
  into.failures.push(...from.failures);
}

/** A table that counts schedules. */
export type Counts<Key extends string = string> = Partial<Record<Key, number>>;

export function count<Key extends string>(
  table: Counts<Key>,
  key: Key,
  by = 1
): void {
  table[key] = (table[key] ?? 0) + by;
}

export function mergeCounts(into: Counts, from: Counts): void {
  for (const [key, value] of Object.entries(from)) count(into, key, value);
}
