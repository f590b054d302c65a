import { plural } from '../../report/counts.js';
import {
  couldNotRun,
  gatingCells,
  violatedCells,
} from '../../report/gating.js';
import type { Cell, Report } from '../../report/record.js';
import { INTERRUPTED } from '../interrupt.js';

export interface CheckOutcome {
  readonly exitCode: number;
  /** What decided the exit code, line by line. */
  readonly summary: readonly string[];
}

export interface CheckPolicy {
  readonly strict: boolean;
  readonly baseline?: Report | undefined;
  readonly interrupted: boolean;
}

export function judgeCheck(report: Report, policy: CheckPolicy): CheckOutcome {
  const gating = gatingCells(report, policy);
  const exitCode = exitCodeOf(report, gating, policy.interrupted);
  const known = knownCells(report, policy.baseline).length;
  const lenient = violatedCells(report).length - known - gating.length;
  return {
    exitCode,
    summary: [
      gating.length === 0
        ? 'no violated clause gates'
        : `${plural(gating.length, 'violated clause')} ` +
          `${gating.length === 1 ? 'gates' : 'gate'}: ${namesOf(gating)}`,
      ...(known > 0 ? [`${known} known from the baseline`] : []),
      ...(lenient > 0
        ? [`${lenient} of level S or P, which only --strict makes gate`]
        : []),
      ...(exitCode === 2 ? ['the harness failed: not all was judged'] : []),
      ...(policy.interrupted ? ['interrupted: this is what there was'] : []),
    ],
  };
}

/** The violated cells that were violated in the baseline as well. */
export function knownCells(
  report: Report,
  baseline: Report | undefined
): readonly Cell[] {
  if (!baseline) return [];
  const fresh = new Set(gatingCells(report, { strict: true, baseline }));
  return violatedCells(report).filter((cell) => !fresh.has(cell));
}

function exitCodeOf(
  report: Report,
  gating: readonly Cell[],
  interrupted: boolean
): number {
  if (interrupted) return INTERRUPTED;
  if (gating.length > 0) return 1;
  return couldNotRun(report) ? 2 : 0;
}

function namesOf(cells: readonly Cell[]): string {
  return cells
    .map(({ clause, subject }) => `${clause} on ${subject}`)
    .join(', ');
}
