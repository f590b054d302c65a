import { formatNumber } from './counts.js';
import { cellText, table } from './markdown-text.js';
import type { Cell, Report } from './record.js';
import {
  FAULT_SCOPE_NAMES,
  FAULT_SCOPES,
  type FaultScope,
  type Scope,
} from './small-scope.js';

/** How far the small scope was searched, by subject and by clause. */
export function markdownScope(report: Report): readonly string[] {
  const preemptions = Math.max(
    ...report.subjects.map(({ scope }) => scope?.preemptions ?? 0)
  );
  const words =
    'Two calls that touch something in common, from a state that the fewest ' +
    `calls lead to, and every schedule with at most ${formatNumber(preemptions)} ` +
    'preemption: how many pairs were searched to their end, of how many. ' +
    'After +: pairs searched to their end but for orders of parallel effects ' +
    'of one actor. In one process and in two a pair counts as two.';
  return [
    ...part(report, 'scope', { title: 'Small scope', words, all: 'all pairs' }),
    ...faultClauseScopes(report),
  ];
}

/** The same of calls that something befalls. */
export function faultClauseScopes(report: Report): readonly string[] {
  return FAULT_SCOPE_NAMES.flatMap((name) => {
    const { title, meaning } = FAULT_SCOPES[name];
    return part(report, name, {
      title: title.replace(/^./, (first) => first.toUpperCase()),
      words: `${meaning} How many were tried to their end, of how many.`,
      all: 'all',
    });
  });
}

function part(
  { subjects, cells }: Report,
  name: 'scope' | FaultScope,
  { title, words, all }: Readonly<Record<'title' | 'words' | 'all', string>>
): readonly string[] {
  const searched = subjects.filter(({ [name]: scope }) => scope !== undefined);
  if (searched.length === 0) return [];
  const ids = searched.map(({ id }) => id);
  const scopeAt = new Map(
    cells.map((cell) => [keyOf(cell.clause, cell.subject), cell[name]])
  );
  const clauses = [...new Set(cells.map(({ clause }) => clause))].filter(
    (clause) => ids.some((id) => scopeAt.get(keyOf(clause, id)))
  );
  return [
    `## ${title}`,
    '',
    words,
    '',
    ...table(
      ['', ...ids.map(cellText)],
      [
        [all, ...searched.map(({ [name]: scope }) => figures(scope))],
        ...clauses.map((clause) => [
          `\`${clause}\``,
          ...ids.map((id) => figures(scopeAt.get(keyOf(clause, id)))),
        ]),
      ]
    ),
    '',
  ];
}

function keyOf(clause: Cell['clause'], subject: string): string {
  return JSON.stringify([clause, subject]);
}

function figures(scope: Scope | undefined): string {
  if (!scope) return '';
  const { complete, inOrder, pairs } = scope;
  const more = inOrder > 0 ? ` + ${formatNumber(inOrder)}` : '';
  return `${formatNumber(complete)}${more} of ${formatNumber(pairs)}`;
}
