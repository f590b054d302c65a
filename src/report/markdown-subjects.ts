import { formatNumber, plural } from './counts.js';
import { harnessErrors } from './harness-errors.js';
import { markdownAsked } from './markdown-asked.js';
import { markdownScope } from './markdown-scope.js';
import { cellText, table } from './markdown-text.js';
import type { Report, SubjectReport } from './record.js';
import { undecidedCells } from './undecided-cells.js';

/** What was tested, what it declares, and how far the search went. */
export function markdownSubjects(report: Report): readonly string[] {
  const { subjects } = report;
  return [
    '## Subjects',
    '',
    ...table(
      ['subject', 'package', 'contract', 'capabilities', 'schedules', 'steps'],
      subjects.map((subject) => [
        cellText(subject.id),
        cellText(`${subject.package}@${subject.version}`),
        cellText(contractOf(subject)),
        cellText(subject.capabilities.join(', ') || 'none declared'),
        formatNumber(subject.schedules),
        formatNumber(subject.steps),
      ])
    ),
    '',
    ...subjects.map((subject) => `- ${cellText(determinism(subject))}`),
    '',
    ...errors(report),
    ...undecided(report),
    ...markdownAsked(report),
    ...markdownScope(report),
    ...complete(subjects),
    ...variants(subjects),
  ];
}

/** What it is held to, and how that was read. */
function contractOf({ contract, builtOn }: SubjectReport): string {
  return builtOn === undefined
    ? `by spec ${contract} alone`
    : `@workflow/world@${builtOn}, spec ${contract}`;
}

function determinism({ id, checkedTwice, differed }: SubjectReport): string {
  return checkedTwice === 0
    ? `${id}: determinism was not checked`
    : `${id}: ${plural(checkedTwice, 'schedule')} run twice, ` +
        `${formatNumber(differed)} differed`;
}

function errors(report: Report): readonly string[] {
  const rows = harnessErrors(report).map(({ subject, message, token }) => [
    cellText(subject),
    cellText(message),
    token === undefined ? '' : `\`${token}\``,
  ]);
  const head = ['subject', 'what the kit met', 'token'];
  return section(['## Harness errors'], head, rows);
}

function undecided(report: Report): readonly string[] {
  const rows = undecidedCells(report).map(({ subject, clause, why }) =>
    [`\`${clause}\``, subject, why].map(cellText)
  );
  const title = '## Cells that nothing decided';
  return section([title], ['clause', 'subject', 'why'], rows);
}

function complete(subjects: readonly SubjectReport[]): readonly string[] {
  const rows = subjects.flatMap(({ id, complete }) =>
    complete.map(({ scenario, preemptions, schedules }) => [
      cellText(id),
      cellText(scenario),
      String(preemptions),
      formatNumber(schedules),
    ])
  );
  const title = [
    '## Complete up to k preemptions',
    'Every schedule with at most this many preemptions was run.',
  ];
  const head = ['subject', 'scenario', 'preemptions', 'schedules'];
  return section(title, head, rows);
}

function variants(subjects: readonly SubjectReport[]): readonly string[] {
  const rows = subjects.flatMap(({ id, variants }) =>
    variants.map(({ question, answer, count }) => [
      cellText(question),
      cellText(id),
      cellText(answer),
      formatNumber(count),
    ])
  );
  rows.sort(([left = ''], [right = '']) => left.localeCompare(right, 'en'));
  const title = [
    '## Variants',
    'Questions that the sources leave open: no answer is a violation.',
  ];
  return section(title, ['question', 'subject', 'answer', 'times'], rows);
}

/** A table under its title; nothing where there is no row to show. */
function section(
  title: readonly string[],
  head: readonly string[],
  rows: readonly (readonly string[])[]
): readonly string[] {
  if (rows.length === 0) return [];
  return [...title.flatMap((line) => [line, '']), ...table(head, rows), ''];
}
