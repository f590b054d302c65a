import { plural } from './counts.js';
import { doubtWords } from './doubt.js';
import type { CellDoubt } from './record.js';

/**
 * The doubts that nothing explains. One of which an explanation is known to be
 * true of the subject, by schedules that leave no doubt, is explained by it: it
 * says nothing of the other clauses, and its schedules did not decide them.
 */
export function openDoubts(
  doubts: readonly CellDoubt[],
  isBroken: (clause: string) => boolean
): readonly CellDoubt[] {
  return doubts.filter(
    ({ oneOf }) => !oneOf.some((set) => set.every(isBroken))
  );
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
