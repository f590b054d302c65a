import { formatNumber } from './counts.js';
import type { Cell, Report } from './record.js';

/**
 * Schedules that have to exercise a clause before a bug that shows in one of a
 * hundred has shown with a confidence of 95 %: ln 0.05 / ln 0.99, rounded up.
 */
export const ENOUGH = 300;

export const THIN_IS = `fewer than ${ENOUGH} schedules exercised it, so a bug that shows in one of a hundred may well not have shown`;

/** Green, and by little. */
export function isThin(cell: Cell): boolean {
  return cell.verdict === 'holds' && !isWellExercised(cell);
}

/** Whether what was not met may be called mended. */
export function isWellExercised({ exercised }: Cell): boolean {
  return exercised >= ENOUGH;
}

/** What stands beside the number of a green cell, if anything. */
export function marksOf(cell: Cell): readonly string[] {
  const { undecided = 0, failed = 0 } = cell;
  if (cell.verdict !== 'holds') return [];
  return [
    ...(isThin(cell) ? ['thin'] : []),
    ...(undecided > 0 ? [`${formatNumber(undecided)} undecided`] : []),
    ...(failed > 0 ? [`${formatNumber(failed)} failed`] : []),
  ];
}

/** `240, 12 undecided`: what a green cell rests on. */
export function greenWords(cell: Cell): string {
  const { exercised } = cell;
  const [first, ...others] = marksOf(cell);
  const number = formatNumber(exercised);
  if (first === undefined) return number;
  const head = first === 'thin' ? `${number} thin` : `${number}, ${first}`;
  return [head, ...others].join(', ');
}

/** How many green cells are thin; undefined where none is. */
export function thinSummary({ cells }: Report): string | undefined {
  const green = cells.filter(({ verdict }) => verdict === 'holds');
  const thin = green.filter(isThin);
  if (thin.length === 0) return undefined;
  const verb = thin.length === 1 ? 'is' : 'are';
  return `${formatNumber(thin.length)} of ${formatNumber(green.length)} green cells ${verb} thin: ${THIN_IS}`;
}
