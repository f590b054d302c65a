import type { Report } from './record.js';
import {
  FAULT_SCOPE_NAMES,
  FAULT_SCOPES,
  type FaultScope,
  faultScopeWords,
  scopeWords,
} from './small-scope.js';
import { textTable } from './text-table.js';

/** Clauses of a subject of which each is told how far it was searched. */
const CLAUSES_TOLD = 3;

/** How far the small scope was searched; by clause where few were asked. */
export function terminalScope(
  report: Report,
  isVerbose: boolean
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
  return textTable([...rows, ...befallen]);
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
