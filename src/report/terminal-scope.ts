import type { Report } from './record.js';
import { crashWords, scopeWords } from './small-scope.js';
import { textTable } from './text-table.js';

/** Clauses of a subject of which each is told how far it was searched. */
const CLAUSES_TOLD = 3;

/** How far the small scope was searched; by clause where few were asked. */
export function terminalScope(
  { subjects, cells }: Report,
  isVerbose: boolean
): readonly string[] {
  const rows = subjects.flatMap(({ id, scope }) => {
    if (!scope) return [];
    const own = cells.filter((cell) => cell.subject === id && cell.scope);
    const told = isVerbose || own.length <= CLAUSES_TOLD ? own : [];
    return [
      [id, 'small scope', scopeWords(scope)],
      ...told.map((cell) => [
        id,
        cell.clause,
        cell.scope ? scopeWords(cell.scope) : '',
      ]),
    ];
  });
  const deaths = subjects.flatMap(({ id, crashScope }) =>
    crashScope ? [[id, 'crash points', crashWords(crashScope)]] : []
  );
  return textTable([...rows, ...deaths]);
}
