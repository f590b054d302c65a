import { formatNumber, plural } from '../../report/counts.js';
import { cellText, table } from '../../report/markdown-text.js';
import type { AskedRuntime } from '../../runtime/record.js';
import type { LifecycleReport, LifecycleSystem } from '../record.js';

/** Who was asked, in which version, how often, and who could not be. */
export function systemSection(report: LifecycleReport): readonly string[] {
  const { systems } = report;
  const ways = systems.filter(({ ways }) => ways.length > 0);
  return [
    '## Systems',
    '',
    ...table(
      ['system', 'what it is', 'package', 'server', 'measured'],
      systems.map((system) => [
        cellText(system.id),
        cellText(system.title),
        cellText(packageOf(system)),
        cellText(system.server ?? ''),
        cellText(measured(system)),
      ])
    ),
    '',
    ...ways.flatMap(({ title, ways }) => [
      `Ways of a keyed start of ${title}:`,
      '',
      ...ways.map(({ id, title }) => `- \`${id}\`: ${title}`),
      '',
    ]),
    ...determinism(report),
  ];
}

function packageOf({ package: name, version }: LifecycleSystem): string {
  return version === 'unknown' ? name : `${name}@${version}`;
}

function measured({ kind, runs, notRun }: LifecycleSystem): string {
  if (notRun) {
    const how = notRun.command === '' ? '' : `; \`${notRun.command}\``;
    return `not run here: ${notRun.why}${how}`;
  }
  return kind === 'engine'
    ? plural(runs, 'experiment')
    : plural(runs, 'schedule');
}

/** The kit's own doubts about what it measured. */
function determinism({
  worlds,
  runtime = [],
}: LifecycleReport): readonly string[] {
  const checked = worlds.subjects.filter(({ schedules }) => schedules > 0);
  if (checked.length === 0) return [];
  const lines = checked.map(
    ({ id, schedules, checkedTwice, differed, errors }) =>
      `- ${id}: ${plural(schedules, 'schedule')}, ` +
      `${formatNumber(checkedTwice)} of them run twice, ` +
      `${formatNumber(differed)} differed` +
      errors.map(({ message }) => `; ${message}`).join('')
  );
  return [
    'One schedule in twenty is run twice, and the two are compared:',
    '',
    ...lines,
    ...runtime.map(runtimeLine),
    '',
  ];
}

function runtimeLine(asked: AskedRuntime): string {
  const { subject, runtime, cells, notRun } = asked;
  const sum = (of: 'schedules' | 'checkedTwice' | 'differed') =>
    cells.reduce((total, cell) => total + cell[of], 0);
  return (
    `- ${subject} under @workflow/core ${runtime}: ` +
    `${plural(sum('schedules'), 'schedule')}, ` +
    `${formatNumber(sum('checkedTwice'))} of them run twice, ` +
    `${formatNumber(sum('differed'))} differed` +
    (notRun === undefined ? '' : `; not run here: ${notRun}`)
  );
}
