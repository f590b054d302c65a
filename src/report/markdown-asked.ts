import {
  type AskedMethod,
  askedWords,
  lackingIn,
  neverAsked,
} from './asked.js';
import { formatNumber } from './counts.js';
import { cellText, table } from './markdown-text.js';
import type { Report, SubjectReport } from './record.js';
import { reasonsIn } from './why-unasked.js';

/** What of the contract each subject was asked, and what it never was. */
export function markdownAsked({ subjects }: Report): readonly string[] {
  const sections = subjects.flatMap(askedOfOne);
  if (sections.length === 0) return [];
  return [
    '## What was asked',
    '',
    'Methods of a World, the events that it was given and the options that ' +
      'it was asked with, each with the number of schedules that asked so. ' +
      'What was never asked was not tested, and fails nobody.',
    '',
    ...reasons(subjects),
    ...sections,
  ];
}

/** Once for all of them: what a World cannot be held to is not asked. */
function reasons(subjects: Report['subjects']): readonly string[] {
  const all = subjects.flatMap(({ asked }) => asked ?? []);
  const rows = [...reasonsIn(all)].map(([why, names]) => [code(names), why]);
  if (rows.length === 0) return [];
  return [
    'Some of it holds a World to nothing that a check could find:',
    '',
    ...table(['never with', 'why'], rows),
    '',
  ];
}

function askedOfOne({ id, asked }: SubjectReport): readonly string[] {
  if (!asked) return [];
  const never = neverAsked(asked);
  const lacking = lackingIn(asked);
  const rows = asked.methods
    .filter((each) => !each.lacking && each.schedules > 0)
    .map((method) => [
      `\`${method.name}\``,
      formatNumber(method.schedules),
      takenIn(method, true),
      takenIn(method, false),
    ]);
  return [
    `### What was asked of ${cellText(id)}`,
    '',
    `Asked: ${askedWords(asked)}.`,
    '',
    ...(never.length > 0 ? [`Never asked: ${code(never)}.`, ''] : []),
    ...(lacking.length > 0
      ? [
          `The World does not have, so these were not asked: ${code(lacking)}.`,
          '',
        ]
      : []),
    ...table(['method', 'schedules', 'with', 'never with'], rows),
    '',
  ];
}

function takenIn({ takes }: AskedMethod, isAsked: boolean): string {
  return takes
    .filter(({ schedules }) => schedules > 0 === isAsked)
    .map(({ name, schedules }) =>
      isAsked ? `\`${name}\` ${formatNumber(schedules)}` : `\`${name}\``
    )
    .join(', ');
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
