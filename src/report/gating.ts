import { gatesInAnyCase } from './doubt.js';
import type { Cell, Report, SubjectReport } from './record.js';

/** Which cells fail a check. */
export interface GatingOptions {
  /** S and P clauses gate as well. */
  readonly strict: boolean;
  /** What is accepted already does not gate again. */
  readonly known?: ReadonlySet<Cell> | undefined;
}

/** Whether a violation of the clause fails a check: M, and C if declared. */
export function isGatingLevel(level: string, strict = false): boolean {
  return strict || level === 'M' || level === 'C';
}

/** The cells that fail a check. */
export function gatingCells(
  report: Report,
  { strict, known }: GatingOptions
): readonly Cell[] {
  return accusedCells(report).filter(
    (cell) => isGating(cell, strict) && !known?.has(cell)
  );
}

/** Violated, or the first of some clauses of which one is. */
export function accusedCells(report: Report): readonly Cell[] {
  return report.cells.filter(
    ({ verdict, divergences }) =>
      verdict === 'violated' ||
      (verdict === 'unknown' && divergences.some(({ oneOf }) => oneOf))
  );
}

function isGating(
  { verdict, level, divergences }: Cell,
  strict: boolean
): boolean {
  if (verdict === 'violated') return isGatingLevel(level, strict);
  return divergences.some((each) =>
    gatesInAnyCase(each, (of) => isGatingLevel(of, strict))
  );
}

/**
 * Applicable clauses of level M, with `strict` of any, of which no schedule
 * tells.
 */
export function unmetCells(
  report: Report,
  { strict }: Pick<GatingOptions, 'strict'>
): readonly Cell[] {
  return report.cells.filter(
    ({ level, verdict }) =>
      (strict || level === 'M') &&
      (verdict === 'not exercised' || verdict === 'unknown')
  );
}

/** Whether a subject was asked nothing: a column of this is no pass. */
export function isIdle({ schedules, idle }: SubjectReport): boolean {
  return schedules === 0 || idle !== undefined;
}

/** Whether the subject was not asked what it should have been. */
export function couldNotRun(report: Report): boolean {
  return (
    report.unfinished === true ||
    report.subjects.length === 0 ||
    report.subjects.some((each) => isIdle(each) || each.errors.length > 0) ||
    report.cells.some(({ verdict }) => verdict === 'harness error')
  );
}
