import { formatNumber, plural } from './counts.js';
import { harnessErrors } from './harness-errors.js';
import { cellText, table } from './markdown-text.js';
import type { Report, SubjectReport } from './record.js';

/** What was tested, what it declares, and how far the search went. */
export function markdownSubjects(report: Report): readonly string[] {
  const { subjects } = report;
  return [
    '## Subjects',
    '',
    ...table(
      ['subject', 'package', 'spec', 'capabilities', 'schedules', 'steps'],
      subjects.map((subject) => [
        cellText(subject.id),
        cellText(`${subject.package}@${subject.version}`),
        String(subject.contract),
        cellText(subject.capabilities.join(', ') || 'none declared'),
        formatNumber(subject.schedules),
        formatNumber(subject.steps),
      ])
    ),
    '',
    ...subjects.map((subject) => `- ${cellText(determinism(subject))}`),
    '',
    ...errors(report),
    ...complete(subjects),
    ...variants(subjects),
  ];
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
  if (rows.length === 0) return [];
  const head = ['subject', 'what the kit met', 'token'];
  return ['## Harness errors', '', ...table(head, rows), ''];
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
  if (rows.length === 0) return [];
  const head = ['subject', 'scenario', 'preemptions', 'schedules'];
  return [
    '## Complete up to k preemptions',
    '',
    'Every schedule with at most this many preemptions was run.',
    '',
    ...table(head, rows),
    '',
  ];
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
  if (rows.length === 0) return [];
  rows.sort(([left = ''], [right = '']) => left.localeCompare(right, 'en'));
  const head = ['question', 'subject', 'answer', 'times'];
  return [
    '## Variants',
    '',
    'Questions that the sources leave open: no answer is a violation.',
    '',
    ...table(head, rows),
    '',
  ];
}
