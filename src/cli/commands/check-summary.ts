import { plural } from '../../report/counts.js';
import {
  couldNotRun,
  gatingCells,
  violatedCells,
} from '../../report/gating.js';
import type { Cell, Report } from '../../report/record.js';
import { wrap } from '../../report/wrap.js';
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
  /** Divergences are what the caller came to see, not a failure. */
  readonly exitZero: boolean;
  /** Columns for the lists of clauses. */
  readonly width: number;
}

export function judgeCheck(report: Report, policy: CheckPolicy): CheckOutcome {
  const gating = gatingCells(report, policy);
  const exitCode = exitCodeOf(report, gating, policy);
  const known = knownCells(report, policy.baseline).length;
  const lenient = violatedCells(report).length - known - gating.length;
  return {
    exitCode,
    summary: [
      ...describeGating(gating, policy, exitCode),
      ...(known > 0 ? [`${known} known from the baseline`] : []),
      ...(lenient > 0
        ? [`${lenient} of level S or P, which fail it only with --strict`]
        : []),
      ...describeUnjudged(report),
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
  { interrupted, exitZero }: CheckPolicy
): number {
  if (interrupted) return INTERRUPTED;
  if (gating.length > 0 && !exitZero) return 1;
  return couldNotRun(report) ? 2 : 0;
}

/** What stands in the way of a verdict, as `couldNotRun` counts it. */
function describeUnjudged({ subjects, cells }: Report): readonly string[] {
  if (subjects.length === 0) return ['no subject was checked'];
  const idle = subjects.filter(
    ({ schedules, errors }) => schedules === 0 && errors.length > 0
  );
  const failed = cells.filter(({ verdict }) => verdict === 'harness error');
  return [
    ...(idle.length > 0
      ? [`could not be checked: ${idle.map(({ id }) => id).join(', ')}`]
      : []),
    ...(failed.length > 0
      ? [`${plural(failed.length, 'clause')} not judged for harness errors`]
      : []),
  ];
}

function describeGating(
  gating: readonly Cell[],
  { exitZero, width }: CheckPolicy,
  exitCode: number
): readonly string[] {
  // Where not all was judged, the sentence would read like a pass.
  if (gating.length === 0) {
    return exitCode === 2 ? [] : ['no violated clause fails this check'];
  }
  const subjects = [...new Set(gating.map(({ subject }) => subject))];
  const verb = gating.length === 1 ? 'fails' : 'fail';
  const but = exitZero ? ', which --exit-zero excuses' : '';
  return [
    `${plural(gating.length, 'violated clause')} ${verb} this check${but}:`,
    ...subjects.flatMap((subject) => {
      const own = gating.filter((cell) => cell.subject === subject);
      const clauses = own.map(({ clause }) => clause).join(', ');
      return wrap(`${subject}: ${clauses}`, width, '  ');
    }),
  ];
}
