import { excusedBy } from '../../api/baseline.js';
import type { Excuses } from '../../report/baseline/excuse.js';
import type { FormatContext } from '../../report/formats/format.js';
import type { Report } from '../../report/record.js';
import { writeBaseline } from '../baseline-file.js';
import type { WriteFailure } from '../files.js';
import { type CheckGates, failingCells } from './check-summary.js';

export interface Weighed extends FormatContext {
  readonly excuses: Excuses | undefined;
}

/** Which violated cells fail the check, and which the baseline accepts. */
export function weighed(report: Report, gates: CheckGates): Weighed {
  const known = gates.baseline?.baseline;
  const excuses = known && excusedBy(report, known);
  const gating = new Set(failingCells(report, { ...gates, excuses }));
  return { excuses, known: excuses?.known ?? new Set(), gating };
}

/** Writes what was found into the baseline, where that was asked for. */
export function acceptAll(
  report: Report,
  { baseline, updatesBaseline }: CheckGates
): WriteFailure[] {
  return baseline && updatesBaseline ? writeBaseline(report, baseline) : [];
}

export function describeAccepted({
  baseline,
  updatesBaseline,
}: CheckGates): readonly string[] {
  if (!baseline || !updatesBaseline) return [];
  return [
    `accepted from now on: ${baseline.file}; give each entry its link, and a day on which it expires`,
  ];
}
