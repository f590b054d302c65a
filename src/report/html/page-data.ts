import { clauseOf, isClauseId } from '../../model/clauses/registry.js';
import { sinceWords } from '../../model/contract-features.js';
import { formatNumber, plural } from '../counts.js';
import type { FormatContext } from '../formats/format.js';
import { LEGEND, symbolOf } from '../legend.js';
import type { Matrix, MatrixColumn, MatrixRow } from '../matrix.js';
import type { Cell } from '../record.js';
import {
  FAULT_SCOPE_NAMES,
  FAULT_SCOPES,
  faultScopeWords,
  scopeWords,
} from '../small-scope.js';
import { isThin, marksOf, THIN_IS } from '../thin.js';
import { undecidedWords } from '../undecided.js';
import type { CellData, ClauseData, SubjectData } from './data.js';
import { divergenceData } from './divergence.js';
import { levelWords } from './levels.js';

/** Every clause of the matrix, by id. */
export function clausesData({ phases }: Matrix): Record<string, ClauseData> {
  const all = phases.flatMap(({ phase, rows }) =>
    rows.map((row) => [row.clause, clauseData(phase, row)] as const)
  );
  return Object.fromEntries(all);
}

function clauseData(phase: string, row: MatrixRow): ClauseData {
  const { clause: id, level, statement } = row;
  const base = { id, phase, level, levelWords: levelWords(level), statement };
  if (!isClauseId(id)) return { ...base, sources: [] };
  const { since, needs, sources } = clauseOf(id);
  return {
    ...base,
    since: sinceWords(since),
    ...(needs ? { needs } : {}),
    sources: sources.map(({ text, link }) =>
      link === undefined ? { text } : { text, link }
    ),
  };
}

/** A column of the matrix: the browser reads those that are looked at. */
export function subjectData(
  { subject }: MatrixColumn,
  cells: readonly Cell[],
  context: FormatContext
): SubjectData {
  return {
    id: subject.id,
    name: `${subject.package}@${subject.version}`,
    cells: Object.fromEntries(
      cells.map((cell) => [cell.clause, cellData(cell, context)])
    ),
  };
}

function cellData(cell: Cell, context: FormatContext): CellData {
  const { clause, verdict, divergences } = cell;
  return {
    verdict,
    symbol: symbolOf(verdict),
    meaning: LEGEND.find((each) => each.verdict === verdict)?.meaning ?? '',
    facts: factsOf(cell, context),
    divergences: divergences.map((each) => divergenceData(clause, each)),
  };
}

function factsOf(cell: Cell, { gating, known }: FormatContext): string[] {
  const { exercised, schedules, violations, note, scope } = cell;
  const undecided = undecidedWords(cell);
  const ran = `exercised in ${formatNumber(exercised)} of ${plural(schedules, 'schedule')}`;
  return [
    ...(note === undefined ? [] : [note]),
    ...(schedules > 0 ? [ran] : []),
    ...(violations > 0 ? [`broken in ${plural(violations, 'schedule')}`] : []),
    ...(isThin(cell) ? [`thin: ${THIN_IS}`] : []),
    ...(undecided === undefined ? [] : [undecided]),
    ...(scope ? [`small scope: ${scopeWords(scope)}`] : []),
    ...FAULT_SCOPE_NAMES.flatMap((name) => {
      const own = cell[name];
      if (!own) return [];
      return [`${FAULT_SCOPES[name].title}: ${faultScopeWords(name, own)}`];
    }),
    ...(gating.has(cell) ? ['fails the check'] : []),
    ...(known.has(cell) ? ['violated in the baseline already'] : []),
  ];
}

/** What a cell says where there is no room for more, for a screen reader. */
export function cellLabel(cell: Cell): string {
  const { clause, subject, verdict, violations } = cell;
  const name = `${subject}, ${clause}: ${verdict}`;
  if (verdict === 'violated')
    return `${name}, ${plural(violations, 'schedule')}`;
  return verdict === 'holds' ? `${name}, ${restsOn(cell)}` : name;
}

/** `120 thin schedules`, `240 schedules, 12 undecided`. */
function restsOn(cell: Cell): string {
  const { exercised } = cell;
  const [first, ...others] = marksOf(cell);
  if (first === undefined) return plural(exercised, 'schedule');
  if (first !== 'thin') {
    return [plural(exercised, 'schedule'), first, ...others].join(', ');
  }
  return [plural(exercised, 'thin schedule'), ...others].join(', ');
}
