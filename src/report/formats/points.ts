import { callWords, causesIn, type ToldCause } from '../causes.js';
import { formatNumber, plural } from '../counts.js';
import { replayCommand } from '../evidence.js';
import { describeDivergence } from '../evidence-line.js';
import { faultClauseScopes } from '../markdown-scope.js';
import { cellText, codeBlock, table } from '../markdown-text.js';
import type { Report, SubjectReport } from '../record.js';
import {
  FAULT_SCOPE_NAMES,
  FAULT_SCOPES,
  leftWords,
  type Scope,
} from '../small-scope.js';

const HEAD = [
  'World',
  'family',
  'complete',
  'in order',
  'of',
  'schedules',
  'seconds, last sitting',
  'what is left',
];

const MADE = [
  'Every call from every small state, and what befalls it at every gate. Made by the',
  'following, of each World and of as many calls (`crash-point.claim` for one) as there',
  'was time for:',
  '',
  ...codeBlock([
    'worldproof check WORLD --scenario crash-points,tear-points,drop-points \\',
    '  --strategy small-scope --workers 1 --exit-zero --json WORLD.json',
    'worldproof matrix *.json --exit-zero --reporter points=reports/crash-points.md',
  ]),
];

/** How completely crash points were tried, and what broke at them. */
export function renderPoints(report: Report): string {
  const rows = report.subjects.flatMap(rowsOf);
  const lines = [
    '# Crash points',
    '',
    ...MADE,
    '',
    `worldproof ${report.kit} on Node.js ${report.node}, ${report.date}, seed \`${report.seed}\`.`,
    '',
    ...(report.incomplete ?? []).map((reason) => `> **Incomplete:** ${reason}`),
    ...(report.incomplete ? [''] : []),
    ...FAULT_SCOPE_NAMES.map((name) => {
      const { title, meaning } = FAULT_SCOPES[name];
      return `- *${title}*: ${meaning}`;
    }),
    '- *in order*: searched to its end but for orders of parallel effects of one actor.',
    '',
    ...table(HEAD, rows),
    '',
    ...faultClauseScopes(report),
    ...report.subjects.flatMap((subject) => causesOf(subject, report)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function rowsOf(subject: SubjectReport): string[][] {
  return FAULT_SCOPE_NAMES.flatMap((name) => {
    const scope = subject[name];
    return scope
      ? [[cellText(subject.id), FAULT_SCOPES[name].title, ...figures(scope)]]
      : [];
  });
}

function figures(scope: Scope): string[] {
  const { complete, inOrder, pairs, schedules, seconds } = scope;
  return [
    formatNumber(complete),
    formatNumber(inOrder),
    formatNumber(pairs),
    schedules === undefined ? '' : formatNumber(schedules),
    seconds === undefined ? '' : formatNumber(Math.round(seconds)),
    cellText(leftWords(scope)),
  ];
}

function causesOf({ id }: SubjectReport, report: Report): readonly string[] {
  const causes = causesIn(report).filter(({ subject }) => subject === id);
  const clauses = new Set(causes.flatMap((cause) => cause.clauses));
  return [
    `## What breaks on ${id}`,
    '',
    `${plural(clauses.size, 'clause')} by ${plural(causes.length, 'cause')}.`,
    '',
    ...causes.flatMap(told),
  ];
}

function told(cause: ToldCause): readonly string[] {
  const { clauses, divergence, story, token } = cause;
  const names = clauses.map((clause) => `\`${clause}\``).join(', ');
  return [
    `### ${callWords(cause)}`,
    '',
    `${names}; ${describeDivergence(divergence)}.`,
    '',
    ...codeBlock([...story, '', replayCommand(token)]),
    '',
  ];
}
