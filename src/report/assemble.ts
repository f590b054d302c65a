import type { Header } from './header.js';
import type { BodyLine } from './line.js';
import type { Cell, Divergence, Report, SubjectReport } from './record.js';
import { unreportedSubject } from './unreported.js';

type LineOf<Type extends BodyLine['type']> = Extract<BodyLine, { type: Type }>;

/**
 * The report that a stream of records tells, and every report is told by one:
 * the last line about a subject or cell wins, but a divergence or an error that
 * was once recorded stays, also where the run died before a cell or subject
 * line took it up. Subjects stand in the order in which they were first named.
 */
export function assemble(header: Header, lines: readonly BodyLine[]): Report {
  const subjects = new Map<string, SubjectReport>();
  const cells = new Map<string, Cell>();
  const errors: LineOf<'error'>[] = [];
  for (const line of lines) {
    if (line.type === 'job') continue;
    const id = line.type === 'subject' ? line.id : line.subject;
    if (!subjects.has(id)) subjects.set(id, unreportedSubject(id));
    if (line.type === 'subject') subjects.set(line.id, withoutType(line));
    else if (line.type === 'cell') putCell(cells, withoutType(line));
    else if (line.type === 'divergence') putDivergence(cells, line);
    else errors.push(line);
  }
  for (const error of errors) putError(subjects, error);
  const { request: _, ...whole } = header;
  return {
    ...whole,
    subjects: [...subjects.values()],
    cells: [...cells.values()],
  };
}

function putCell(cells: Map<string, Cell>, cell: Cell): void {
  const key = cellKey(cell);
  const earlier = cells.get(key)?.divergences ?? [];
  // A cell that tells of any has shrunk and grouped what was found before it.
  const lost = cell.divergences.length > 0 ? [] : earlier;
  cells.set(key, lost.reduce(withDivergence, cell));
}

function putDivergence(
  cells: Map<string, Cell>,
  line: LineOf<'divergence'>
): void {
  const { subject, clause, phase, level, ...divergence } = withoutType(line);
  const key = cellKey(line);
  const cell = cells.get(key) ?? {
    subject,
    clause,
    phase,
    level,
    verdict: divergence.oneOf ? 'unknown' : 'violated',
    exercised: 0,
    schedules: 0,
    violations: 0,
    divergences: [],
  };
  if (cell.divergences.some(({ token }) => token === divergence.token)) return;
  cells.set(key, withDivergence(cell, divergence));
}

function withDivergence(cell: Cell, divergence: Divergence): Cell {
  if (divergence.oneOf) {
    return { ...cell, divergences: [...cell.divergences, divergence] };
  }
  const violations = cell.violations + divergence.occurrences;
  return {
    ...cell,
    verdict: 'violated',
    exercised: Math.max(cell.exercised, violations),
    schedules: Math.max(cell.schedules, violations),
    violations,
    divergences: [...cell.divergences, divergence],
  };
}

function putError(
  subjects: Map<string, SubjectReport>,
  { subject, message, token }: LineOf<'error'>
): void {
  const found = subjects.get(subject);
  if (!found) return;
  const known = found.errors.some(
    (error) => error.message === message && error.token === token
  );
  if (known) return;
  const error = token === undefined ? { message } : { message, token };
  subjects.set(subject, { ...found, errors: [...found.errors, error] });
}

function cellKey(cell: { subject: string; clause: string }): string {
  return JSON.stringify([cell.subject, cell.clause]);
}

function withoutType<T extends { type: string }>(line: T): Omit<T, 'type'> {
  const { type: _, ...rest } = line;
  return rest;
}
