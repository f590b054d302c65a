import { attemptsIn, firstOf } from '../../model/attempts.js';
import type { History } from '../../model/history.js';

export interface Interval {
  readonly invoked: number;
  readonly returned: number;
}

/** Who wrote the entries of a log, and when each may have been appended. */
export interface Written {
  /** By operation, the entry that it appended. */
  readonly authors: ReadonlyMap<number, number>;
  /** By entry. */
  readonly intervals: ReadonlyMap<number, Interval>;
}

/** The widest interval in which each entry may have been appended. */
export function intervalsOf(
  authors: ReadonlyMap<number, number>,
  history: History
): Map<number, Interval> {
  const intervals = new Map<number, Interval>();
  const attempts = attemptsIn(history.operations);
  for (const [index, at] of authors) {
    const operation = history.operations[index];
    const first = history.operations[firstOf(index, attempts)];
    if (!operation || !first) continue;
    const { invoked } = first;
    const { returned = Number.POSITIVE_INFINITY } = operation;
    const known = intervals.get(at);
    intervals.set(at, {
      invoked: Math.min(invoked, known?.invoked ?? invoked),
      returned: Math.max(returned, known?.returned ?? returned),
    });
  }
  return intervals;
}
