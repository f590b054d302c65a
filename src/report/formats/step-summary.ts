import {
  callWords,
  causesIn,
  processWords,
  spotLines,
  type ToldCause,
} from '../causes.js';
import { plural } from '../counts.js';
import { replayCommand } from '../evidence.js';
import { escapeHtml } from '../html/markup.js';
import { LEGEND, symbolOf } from '../legend.js';
import { cellText, table } from '../markdown-text.js';
import { toMatrix } from '../matrix.js';
import type { Report } from '../record.js';
import type { FormatContext } from './format.js';

/** A step may write a megabyte; what is beyond would lose all of it. */
const BYTES_MAX = 900_000;

/** The page of a job: what broke by cause, with story and replay command. */
export function stepSummary(report: Report, { gating }: FormatContext): string {
  const causes = causesIn(report);
  const fails = [...gating].length;
  const head = [
    `## worldproof: ${fails === 0 ? 'no violated clause fails this check' : `${plural(fails, 'violated clause')} ${fails === 1 ? 'fails' : 'fail'} this check`}`,
    '',
    ...(report.incomplete ?? []).map((reason) => `> **Incomplete:** ${reason}`),
    ...(report.incomplete ? [''] : []),
    ...totals(report),
  ];
  const parts = causes.map(causePart);
  let text = head.join('\n');
  for (const [at, part] of parts.entries()) {
    if (Buffer.byteLength(text) + Buffer.byteLength(part) > BYTES_MAX) {
      return `${text}\n${plural(parts.length - at, 'more cause')} in the report.\n`;
    }
    text += part;
  }
  return text;
}

function totals(report: Report): string[] {
  const { columns } = toMatrix(report);
  const rows = columns.map(({ subject, totals: counts }) => [
    cellText(subject.id),
    cellText(subject.version),
    String(subject.schedules),
    ...LEGEND.map(({ verdict }) => String(counts[verdict])),
  ]);
  const head = LEGEND.map(({ verdict }) => `${symbolOf(verdict)} ${verdict}`);
  return [...table(['subject', 'version', 'schedules', ...head], rows), ''];
}

function causePart(cause: ToldCause): string {
  const { subject, clauses, processes, story, token } = cause;
  const lines = [
    `<details><summary>${symbolOf('violated')} <b>${escapeHtml(subject)}</b> ` +
      `${escapeHtml(callWords(cause) || cause.id)} (${processWords(processes)}): ` +
      `${escapeHtml(clauses.join(', '))}</summary>`,
    '',
    ...spotLines(cause).map((line) => `- \`${line}\``),
    '',
    '```text',
    ...story,
    '```',
    '',
    '```sh',
    replayCommand(token),
    '```',
    '',
    '</details>',
    '',
  ];
  return `\n${lines.join('\n')}`;
}
