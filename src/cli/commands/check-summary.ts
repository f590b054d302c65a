import { createColors } from 'picocolors';
import type { Excuses } from '../../report/baseline/excuse.js';
import { plural } from '../../report/counts.js';
import { doubtWords } from '../../report/doubt.js';
import { toldFirst } from '../../report/evidence.js';
import {
  couldNotRun,
  gatingCells,
  isIdle,
  unmetCells,
} from '../../report/gating.js';
import type { Cell, Report } from '../../report/record.js';
import { summaryCauses, summaryCells } from '../../report/terminal-summary.js';
import { thinSummary } from '../../report/thin.js';
import { wrap } from '../../report/wrap.js';
import type { BaselineFile } from '../baseline-file.js';
import { describeExcuses } from './excuse-words.js';

export interface CheckOutcome {
  readonly exitCode: number;
  /** What decided the exit code, line by line. */
  readonly summary: readonly string[];
}

/** What fails a check, as its options say. */
export interface CheckGates {
  readonly strict: boolean;
  /** So does a clause of level M of which nothing is known. */
  readonly requireExercised: boolean;
  /** What is accepted, and where it stands. */
  readonly baseline?: BaselineFile | undefined;
  /** What was found is accepted from now on. */
  readonly updatesBaseline?: boolean;
  /** What is accepted and does not occur any more fails the check. */
  readonly strictBaseline?: boolean;
  /** Divergences are what the caller came to see, not a failure. */
  readonly exitZero: boolean;
}

export interface CheckPolicy extends CheckGates {
  /** The exit code, where a signal cut it short. */
  readonly interrupted?: number | undefined;
  /** What the baseline makes of the report; absent without one. */
  readonly excuses?: Excuses | undefined;
  /** The short name of a divergence, which `explain` takes. */
  readonly nameOf?: (token: string) => string | undefined;
  /** It ended with its time, not with its schedules. */
  readonly isTimed?: boolean | undefined;
  /** Columns for the lists of clauses. */
  readonly width: number;
  readonly color?: boolean | undefined;
}

export function concludeCheck(
  report: Report,
  policy: CheckPolicy
): CheckOutcome {
  const { excuses } = policy;
  const gating = failingCells(report, policy);
  const unmet = policy.requireExercised ? unmetCells(report, policy) : [];
  const exitCode = exitCodeOf(report, gating, unmet, policy);
  const lenient =
    failingCells(report, { ...policy, strict: true }).length - gating.length;
  return {
    exitCode,
    summary: [
      ...summaryCauses(report, policy.width, createColors(policy.color)),
      ...describeGating(gating, policy, exitCode),
      ...describeUnmet(unmet, policy),
      ...(excuses ? describeExcuses(excuses, policy) : []),
      ...(lenient > 0
        ? [`${lenient} of level S or P, which fail it only with --strict`]
        : []),
      ...describeThin(report, policy),
      ...describeUnjudged(report),
      ...(policy.interrupted ? ['interrupted: this is what there was'] : []),
      ...describeNext(report, gating, policy),
    ],
  };
}

/** What fails the check: nothing that is accepted, with this very run too. */
export function failingCells(
  report: Report,
  { strict, excuses, updatesBaseline }: Weighing
): readonly Cell[] {
  if (updatesBaseline) return [];
  return gatingCells(report, { strict, known: excuses?.known });
}

type Weighing = Pick<CheckPolicy, 'strict' | 'excuses' | 'updatesBaseline'>;

function describeThin(
  report: Report,
  { width }: CheckPolicy
): readonly string[] {
  const thin = thinSummary(report);
  return thin === undefined ? [] : wrap(thin, width, '');
}

/** What somebody who has read this far would do now. */
function describeNext(
  report: Report,
  gating: readonly Cell[],
  policy: CheckPolicy
): readonly string[] {
  const { width, baseline, isTimed } = policy;
  if (report.subjects.length === 0) return [];
  if (gating.length > 0) {
    const accept = baseline ? '' : '; --update-baseline accepts what is known';
    const name = shownName(report, gating, policy);
    const why = name
      ? `, \`worldproof explain ${name}\` says why it matters (short names hold until the next check here)`
      : '';
    return wrap(
      `next: the command below a story replays it${why}; --verbose shows every story${accept}`,
      width,
      ''
    );
  }
  if (hasUnjudged(report)) {
    return wrap(keepsState(report) ? ASK_FRESH : MEND_FIRST, width, '');
  }
  if (thinSummary(report) === undefined) return [];
  const more = isTimed ? 'a longer --time' : '--schedules N';
  const words = `next: ${more} tries more, --clause ID,... asks less of it`;
  return wrap(words, width, '');
}

const MEND_FIRST =
  'next: mend what the first error above names, and the command below it shows again: it kept schedules from being judged';
const ASK_FRESH =
  'next: check again with --fresh-modules, which loads the World anew for each schedule, so that its modules keep nothing; that takes longer';

/** Whether that is what the kit advises where it tells of the error. */
function keepsState({ subjects }: Report): boolean {
  return subjects.some(({ errors }) =>
    errors.some(({ message }) => message.includes('--fresh-modules'))
  );
}

/** Whether schedules came to errors that replay. */
function hasUnjudged({ cells, subjects }: Report): boolean {
  return (
    cells.some(({ verdict }) => verdict === 'harness error') &&
    subjects.some(({ errors }) => errors.some(({ token }) => token))
  );
}

/** A story that stands above: the first that fails the check, or the first. */
function shownName(
  report: Report,
  gating: readonly Cell[],
  { excuses, nameOf }: CheckPolicy
): string | undefined {
  const { told } = toldFirst(report, (cell) => !!excuses?.known.has(cell));
  const first = told.find(({ cell }) => gating.includes(cell)) ?? told[0];
  return first && nameOf?.(first.divergence.token);
}

function exitCodeOf(
  report: Report,
  gating: readonly Cell[],
  unmet: readonly Cell[],
  policy: CheckPolicy
): number {
  const { interrupted, exitZero, excuses, strictBaseline } = policy;
  if (interrupted !== undefined) return interrupted;
  if (gating.length > 0 && !exitZero) return 1;
  if (unmet.length > 0) return 1;
  if (strictBaseline && (excuses?.mended.length ?? 0) > 0) return 1;
  return couldNotRun(report) ? 2 : 0;
}

/** What stands in the way of a verdict, as `couldNotRun` counts it. */
function describeUnjudged(report: Report): readonly string[] {
  const { subjects, cells, unfinished } = report;
  if (subjects.length === 0) return ['no subject was checked'];
  const still = subjects.filter(isIdle);
  const idle = still.filter(({ errors }) => errors.length > 0);
  const asked = still.filter(({ errors }) => errors.length === 0);
  const failed = cells.filter(({ verdict }) => verdict === 'harness error');
  return [
    ...(idle.length > 0
      ? [`could not be checked: ${idle.map(({ id }) => id).join(', ')}`]
      : []),
    ...asked.map(
      ({ id, idle: why }) => `nothing was run on ${id}${why ? `: ${why}` : ''}`
    ),
    ...(unfinished ? ['not all was run that was asked for'] : []),
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
    return exitCode === 0 ? ['no violated clause fails this check'] : [];
  }
  const verb = gating.length === 1 ? 'fails' : 'fail';
  const but = exitZero ? ', which --exit-zero excuses' : '';
  return [
    `${plural(gating.length, 'violated clause')} ${verb} this check${but}:`,
    ...summaryCells(gating, width, nameOf),
  ];
}

function describeUnmet(
  unmet: readonly Cell[],
  { width }: CheckPolicy
): readonly string[] {
  if (unmet.length === 0) return [];
  return [
    `nothing is known of ${plural(unmet.length, 'clause')}, which --require-exercised fails:`,
    ...summaryCells(unmet, width, nameOf),
  ];
}

/** The clause, or those of which one is broken. */
function nameOf({ clause, verdict, divergences }: Cell): string {
  if (verdict !== 'unknown') return clause;
  const doubt = divergences.find(({ oneOf }) => oneOf);
  return doubt?.oneOf ? doubtWords(doubt.oneOf, doubt.notDecided) : clause;
}
