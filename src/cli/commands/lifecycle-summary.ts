import type { LifecycleReport } from '../../lifecycle/record.js';
import { plural } from '../../report/counts.js';
import { isGatingLevel } from '../../report/gating.js';
import type { Cell } from '../../report/record.js';

export interface LifecyclePolicy {
  /** The systems that the user named: they are expected to run. */
  readonly named: readonly string[];
  /** The exit code, where a signal cut it short. */
  readonly interrupted: number | undefined;
  readonly exitZero: boolean;
}

/** Says what was found, and decides the exit code by it. */
export function concludeLifecycle(
  report: LifecycleReport,
  { named, interrupted, exitZero }: LifecyclePolicy
): { readonly exitCode: number; readonly summary: readonly string[] } {
  const gating = gatingCells(report);
  const differs = differing(report);
  const unable = report.systems.filter(
    ({ id, notRun }) => notRun && named.includes(id)
  );
  const failed = failures(report);
  const isIdle = report.systems.every(({ notRun }) => notRun);
  const couldNot = unable.length > 0 || failed > 0 || isIdle;
  const otherwise = couldNot ? 2 : 0;
  const exitCode = gating.length > 0 && !exitZero ? 1 : otherwise;
  return {
    exitCode: interrupted ?? exitCode,
    summary: [
      ...describeGating(gating, exitZero),
      ...(differs > 0
        ? [
            `${plural(differs, 'answer')} of an engine not as documented, ` +
              'which fails nothing',
          ]
        : []),
      ...unable.map(({ id }) => `could not be measured: ${id}`),
      ...(failed > 0
        ? [`${plural(failed, 'harness error')}: the kit failed there`]
        : []),
      ...(interrupted ? ['interrupted: this is what there was'] : []),
    ],
  };
}

/** Of the Worlds themselves: a shim over one is nobody's promise. */
function gatingCells({ worlds, systems }: LifecycleReport): readonly Cell[] {
  const ids = new Set(systems.map(({ id }) => id));
  return worlds.cells.filter(
    ({ subject, verdict, level }) =>
      ids.has(subject) && verdict === 'violated' && isGatingLevel(level)
  );
}

function differing({ rows }: LifecycleReport): number {
  const answers = rows.flatMap((row) => row.answers);
  return answers.filter(({ verdict }) => verdict === 'differs').length;
}

/** Where the kit itself failed, in a cell or beside the cells. */
function failures({ rows, worlds }: LifecycleReport): number {
  const answers = rows.flatMap((row) => row.answers);
  const cells = answers.filter(({ verdict }) => verdict === 'harness error');
  const ran = worlds.subjects.filter(({ schedules }) => schedules > 0);
  const errors = ran.flatMap((subject) => subject.errors);
  return cells.length + errors.length;
}

function describeGating(
  cells: readonly Cell[],
  exitZero: boolean
): readonly string[] {
  if (cells.length === 0) return ['no violated clause of a World fails this'];
  const subjects = [...new Set(cells.map(({ subject }) => subject))];
  const verb = cells.length === 1 ? 'fails' : 'fail';
  const but = exitZero ? ', which --exit-zero excuses' : '';
  return [
    `${plural(cells.length, 'violated clause')} ${verb} this${but}:`,
    ...subjects.map((subject) => {
      const own = cells.filter((cell) => cell.subject === subject);
      return `  ${subject}: ${own.map(({ clause }) => clause).join(', ')}`;
    }),
  ];
}
