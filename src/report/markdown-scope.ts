import { formatNumber } from './counts.js';
import { cellText, table } from './markdown-text.js';
import type { Cell, Report } from './record.js';
import type { Scope } from './small-scope.js';

/** How far the small scope was searched, by subject and by clause. */
export function markdownScope({ subjects, cells }: Report): readonly string[] {
  const searched = subjects.filter(({ scope }) => scope !== undefined);
  if (searched.length === 0) return [];
  const preemptions = Math.max(
    ...searched.map(({ scope }) => scope?.preemptions ?? 0)
  );
  const ids = searched.map(({ id }) => id);
  const scopeAt = new Map(
    cells.map((cell) => [keyOf(cell.clause, cell.subject), cell.scope])
  );
  const clauses = [...new Set(cells.map(({ clause }) => clause))].filter(
    (clause) => ids.some((id) => scopeAt.get(keyOf(clause, id)))
  );
  return [
    '## Small scope',
    '',
    'Two calls that touch something in common, from a state that the fewest ' +
      `calls lead to, and every schedule with at most ${formatNumber(preemptions)} ` +
      'preemption: how many pairs were searched to their end, of how many. ' +
      'After +: pairs searched to their end but for orders of parallel effects ' +
      'of one actor. In one process and in two a pair counts as two.',
    '',
    ...table(
      ['', ...ids.map(cellText)],
      [
        ['all pairs', ...searched.map(({ scope }) => figures(scope))],
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
