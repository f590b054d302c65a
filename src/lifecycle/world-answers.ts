import { type ClauseId, clauseOf } from '../model/clauses/registry.js';
import { sourceWords } from '../model/clauses/sources.js';
import { otherCauses } from '../report/causes.js';
import { formatNumber, plural } from '../report/counts.js';
import type { Cell, Report, SubjectReport } from '../report/record.js';
import type { EvidenceBook } from './evidence-book.js';
import type { Answer, LifecycleSystem } from './record.js';
import type { LifecycleRow } from './row.js';
import { variantWords } from './variant-words.js';

/** Which subject of the check stands for which system, and how started. */
export interface AskedSubject {
  readonly subject: string;
  readonly system: string;
  /** A face over the World; absent: its own keyed start, or none. */
  readonly way?: 'shim' | 'start' | undefined;
}

/** What the check of a World says to a row. */
export function worldAnswers(
  row: LifecycleRow,
  system: LifecycleSystem,
  asked: readonly AskedSubject[],
  report: Report,
  book: EvidenceBook
): Answer[] {
  const own = asked.filter((each) => each.system === system.id);
  const byClause = row.clauses.flatMap((clause) =>
    own.flatMap(({ subject, way }) => {
      const cell = report.cells.find(
        (each) => each.subject === subject && each.clause === clause
      );
      return isTold(cell, way) ? [clauseAnswer(cell, system, way, book)] : [];
    })
  );
  const byVariant = (row.variants ?? []).flatMap((question) =>
    own.flatMap(({ subject, way }) => {
      const found = report.subjects.find(({ id }) => id === subject);
      return found && !way ? variantAnswer(found, system, question) : [];
    })
  );
  const answers = [...byClause, ...byVariant];
  return answers.length > 0 ? answers : unanswered(row, system);
}

/** Nothing was seen: because it could not run, or because nobody asks. */
function unanswered(row: LifecycleRow, system: LifecycleSystem): Answer[] {
  const { clauses, variants } = row;
  const { id, notRun } = system;
  const isAsked = clauses.length > 0 || variants !== undefined;
  if (!notRun || !isAsked) return [];
  const { why, command } = notRun;
  const [of = row.id] = clauses;
  const note = command ? `${why}; ${command}` : why;
  const verdict = 'not run here';
  return [{ system: id, of, hits: 0, total: 0, observed: '', verdict, note }];
}

/** A face is there for what it offers, and for nothing else. */
function isTold(
  cell: Cell | undefined,
  way: AskedSubject['way']
): cell is Cell {
  if (!cell) return false;
  return way === undefined || cell.exercised > 0 || cell.violations > 0;
}

function clauseAnswer(
  cell: Cell,
  system: LifecycleSystem,
  way: AskedSubject['way'],
  book: EvidenceBook
): Answer {
  const claimed = claimOf(cell);
  const [divergence] = cell.divergences;
  const more = otherCauses(cell);
  return {
    system: system.id,
    of: cell.clause,
    ...(way && { way }),
    ...(claimed && { claimed }),
    observed: observedWords(cell),
    verdict: cell.verdict,
    hits: cell.violations,
    total: cell.exercised,
    ...(divergence && {
      evidence: book.story(cell, divergence),
      ...(more > 0 && { note: `and ${plural(more, 'more cause')}` }),
    }),
    ...(cell.note && { note: cell.note }),
  };
}

/** What the contract says that a World says of itself by declaring it. */
function claimOf(cell: Cell): Answer['claimed'] {
  if (cell.verdict === 'not applicable') return undefined;
  const { level, sources, needs = [] } = clauseOf(cell.clause as ClauseId);
  const source = sourceWords(sources);
  const declares = needs.length > 0 ? `, declares ${needs.join(', ')}` : '';
  return { words: `${LEVELS[level]}${declares}`, source };
}

const LEVELS = {
  M: 'must hold',
  S: 'should hold',
  C: 'must hold',
  P: 'proposed',
} as const;

function observedWords({ verdict, exercised, violations }: Cell): string {
  if (verdict === 'holds') return `holds in ${formatNumber(exercised)}`;
  if (verdict === 'violated') {
    return `violated in ${formatNumber(violations)} of ${formatNumber(exercised)}`;
  }
  return verdict === 'not applicable' ? 'not offered' : verdict;
}

/** How often each answer was given where the sources leave it open. */
function variantAnswer(
  { variants }: SubjectReport,
  system: LifecycleSystem,
  question: string
): Answer[] {
  const given = variants.filter((each) => each.question === question);
  if (given.length === 0) return [];
  const { words, total } = variantWords(given);
  return [
    {
      system: system.id,
      of: question,
      observed: words,
      verdict: 'open question',
      hits: total,
      total,
    },
  ];
}
