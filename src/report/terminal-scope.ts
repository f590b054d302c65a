import type { Report } from './record.js';
import {
  FAULT_SCOPE_NAMES,
  FAULT_SCOPES,
  type FaultScope,
  faultScopeWords,
  scopeWords,
} from './small-scope.js';
import { columnsOf, GAP, textTable } from './text-table.js';
import { wrap } from './wrap.js';

/** Clauses of a subject of which each is told how far it was searched. */
const CLAUSES_TOLD = 3;

/** How far the small scope was searched; by clause where few were asked. */
export function terminalScope(
  report: Report,
  isVerbose: boolean,
  width: number
): readonly string[] {
  const { subjects, cells } = report;
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
  const befallen = FAULT_SCOPE_NAMES.flatMap((name) =>
    rowsOf(report, name, isVerbose)
  );
  return wrapped([...rows, ...befallen], width);
}

/** Columns of a last one below which it is not made narrower. */
const WORDS_MIN = 30;

/** The table with its last column broken to the width of the terminal. */
function wrapped(rows: readonly string[][], width: number): readonly string[] {
  const widest = (at: number) =>
    Math.max(0, ...rows.map((row) => columnsOf(row[at] ?? '')));
  const before = widest(0) + widest(1) + 2 * GAP.length;
  const room = Math.max(WORDS_MIN, width - before);
  return textTable(
    rows.flatMap(([subject = '', title = '', words = '']) =>
      wrap(words, room, '').map((line, at) =>
        at === 0 ? [subject, title, line] : ['', '', line]
      )
    )
  );
}

function rowsOf(
  { subjects, cells }: Report,
  name: FaultScope,
  isVerbose: boolean
): string[][] {
  return subjects.flatMap((subject) => {
    const { id, [name]: scope } = subject;
    if (!scope) return [];
    const own = cells.filter((cell) => cell.subject === id && cell[name]);
    const told = isVerbose || own.length <= CLAUSES_TOLD ? own : [];
    return [
      [id, FAULT_SCOPES[name].title, faultScopeWords(name, scope)],
      ...told.map(({ clause, [name]: scope }) => [
        id,
        clause,
        scope ? faultScopeWords(name, scope) : '',
      ]),
    ];
  });
}
