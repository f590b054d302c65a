import { plural } from './counts.js';
import { doubtWords } from './doubt.js';
import type { CellDoubt } from './record.js';
import { ENOUGH } from './thin.js';

/**
 * The doubts that nothing explains. One of which an explanation is known to be
 * true of the subject, by schedules that leave no doubt, is explained by it, and
 * its schedules did not decide the other clauses. Not where few others did: a
 * doubt may be all that there is to be seen of a clause that is hardly tried.
 */
export function openDoubts(
  doubts: readonly CellDoubt[],
  isBroken: (clause: string) => boolean,
  exercised: number
): readonly CellDoubt[] {
  if (exercised < ENOUGH) return doubts;
  return doubts.filter(({ oneOf }) => !isExplained(oneOf, isBroken));
}

/** Whether all of one of the sets that would explain a doubt is broken. */
export function isExplained(
  oneOf: CellDoubt['oneOf'],
  isBroken: (clause: string) => boolean
): boolean {
  return oneOf.some((set) => set.every(isBroken));
}

/** Why a cell is undecided, where it is for a doubt. */
export function doubtNote([doubt, ...others]: readonly CellDoubt[]):
  | string
  | undefined {
  if (!doubt) return undefined;
  const { oneOf, notDecided, schedules } = doubt;
  const words = doubtWords(oneOf, notDecided);
  const more = others.length > 0 ? `, and ${others.length} more doubts` : '';
  return `one is broken, nothing tells which: ${words} (${plural(schedules, 'schedule')}${more})`;
}

/** The same doubts of two parts of one run are one. */
export function addDoubts(
  left: readonly CellDoubt[],
  right: readonly CellDoubt[]
): CellDoubt[] {
  const all = new Map<string, CellDoubt>();
  for (const { schedules, ...sets } of [...left, ...right]) {
    const key = JSON.stringify(sets);
    const known = all.get(key)?.schedules ?? 0;
    all.set(key, { ...sets, schedules: known + schedules });
  }
  return [...all.values()];
}
