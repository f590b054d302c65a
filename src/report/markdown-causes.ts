import {
  callWords,
  processWords,
  spotLines,
  type ToldCause,
} from './causes.js';
import { plural } from './counts.js';
import { accusedCells } from './gating.js';
import { cellText, table } from './markdown-text.js';
import type { Report } from './record.js';

/** What each column's violated cells come from: where to begin to mend. */
export function markdownCauses(
  report: Report,
  causes: readonly ToldCause[],
  storyOf: (cause: ToldCause) => number | undefined
): readonly string[] {
  if (causes.length === 0) return [];
  const sections = report.subjects.flatMap(({ id }) => {
    const own = causes.filter(({ subject }) => subject === id);
    if (own.length === 0) return [];
    const cells = accusedCells(report).filter(({ subject }) => subject === id);
    const rows = own.map((cause) => row(cause, causes, storyOf(cause)));
    return [
      `### ${cellText(id)}: ${plural(cells.length, 'violated clause')}, ` +
        plural(own.length, 'cause'),
      '',
      ...table(HEAD, rows),
      '',
    ];
  });
  return [
    '## Causes',
    '',
    'A cause is two places in a World whose effects race, with the pairs of ' +
      'calls that meet there. Places are those of the source where the World ' +
      'has a source map; who called it stands after `←`.',
    '',
    ...sections,
  ];
}

const HEAD = ['cause', 'calls', 'where', 'clauses', 'in', 'story'];

function row(
  cause: ToldCause,
  all: readonly ToldCause[],
  story: number | undefined
): readonly string[] {
  const { clauses, processes } = cause;
  const number = all.indexOf(cause) + 1;
  const where = spotLines(cause).map((line) => `\`${line}\``);
  return [
    `<a id="cause-${number}"></a>${number}`,
    callWords(cause),
    cellText(where.join('<br>')),
    clauses.map((clause) => `\`${clause}\``).join(', '),
    processWords(processes),
    story === undefined ? '' : `[${story}](#evidence-${story})`,
  ];
}
