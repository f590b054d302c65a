import { clauseOf, isClauseId } from '../model/clauses/registry.js';
import { sinceWords } from '../model/contract-features.js';
import { cellText, linked, table } from './markdown-text.js';
import type { Matrix } from './matrix.js';

/** Each row of the matrix in words: what it asks, since when, and who says so. */
export function markdownClauses({ phases }: Matrix): readonly string[] {
  const ids = phases.flatMap(({ rows }) => rows.map(({ clause }) => clause));
  const rows = ids.filter(isClauseId).map((id) => {
    const { level, statement, since, sources } = clauseOf(id);
    return [
      `\`${id}\``,
      level,
      cellText(statement),
      sinceWords(since),
      cellText(sources.map(linked).join(', ')),
    ];
  });
  if (rows.length === 0) return [];
  const head = ['clause', 'level', 'what it asks', 'since', 'sources'];
  return [
    '## Clauses',
    '',
    'Since: the first versions of `@workflow/world` that have it.',
    '',
    ...table(head, rows),
    '',
  ];
}
