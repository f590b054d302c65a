import { formatNumber, plural } from './counts.js';
import type { Cell, Undecided, Verdict } from './record.js';

/** Why schedules that exercised a clause decided nothing about it, in words. */
const WORDS: Readonly<Record<keyof Undecided, string>> = {
  order: 'the logs do not tell in which order their events were appended',
  hung: 'a call in it was never answered',
  budget: "it exceeded the judge's budget",
  doubt: 'it or another clause broke, and nothing tells which',
};

type Told = Pick<Cell, 'undecided' | 'undecidedBy' | 'failed'>;

/** How many schedules told nothing, and why; undefined where all did. */
export function undecidedWords(cell: Told): string | undefined {
  const { undecided = 0, undecidedBy = {}, failed = 0 } = cell;
  const keys = Object.keys(WORDS) as (keyof Undecided)[];
  const reasons = keys.flatMap((why) =>
    undecidedBy[why] ? [`${formatNumber(undecidedBy[why])}: ${WORDS[why]}`] : []
  );
  const why = reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
  const parts = [
    ...(undecided > 0
      ? [`${plural(undecided, 'schedule')} did not decide it${why}`]
      : []),
    ...(failed > 0
      ? [`${plural(failed, 'schedule')} of the subject failed`]
      : []),
  ];
  return parts.length > 0 ? parts.join('; ') : undefined;
}

export type Counts = Pick<
  Cell,
  | 'exercised'
  | 'schedules'
  | 'violations'
  | 'undecided'
  | 'undecidedBy'
  | 'failed'
>;

/**
 * Of a clause that was exercised. Green asks that more of the schedules that
 * exercised it have decided it than have not, that no broken clause may be
 * this one, and that most schedules of the subject did not fail.
 */
export function verdictOfExercised(
  counts: Counts,
  isDoubted: boolean
): Verdict {
  const { exercised, schedules, violations } = counts;
  const { undecided = 0, failed = 0 } = counts;
  if (violations > 0) return 'violated';
  const isMostlyOpen = undecided > exercised || failed > schedules - failed;
  return isMostlyOpen || isDoubted ? 'unknown' : 'holds';
}

/** What two parts of one run left open together. */
export function addUndecided(left: Told, right: Told): Told {
  const undecided = (left.undecided ?? 0) + (right.undecided ?? 0);
  const failed = (left.failed ?? 0) + (right.failed ?? 0);
  const by: Undecided = {};
  for (const why of Object.keys(WORDS) as (keyof Undecided)[]) {
    const sum =
      (left.undecidedBy?.[why] ?? 0) + (right.undecidedBy?.[why] ?? 0);
    if (sum > 0) by[why] = sum;
  }
  return {
    ...(undecided > 0 && { undecided }),
    ...(Object.keys(by).length > 0 && { undecidedBy: by }),
    ...(failed > 0 && { failed }),
  };
}
