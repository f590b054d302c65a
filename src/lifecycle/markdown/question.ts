import { formatNumber } from '../../report/counts.js';
import { cellText, table } from '../../report/markdown-text.js';
import { type EngineGroup, engineGroups } from '../engine-groups.js';
import {
  type Answer,
  type AnsweredRow,
  type LifecycleReport,
  type LifecycleSystem,
  RUNTIME_WAY,
} from '../record.js';
import { symbolOf } from '../symbols.js';
import { linkToId } from './link.js';
import type { Sources } from './sources.js';

/** One question in full: who was asked what, what it claims and what it did. */
export function questionSection(
  row: AnsweredRow,
  { systems, tries }: LifecycleReport,
  sources: Sources
): readonly string[] {
  const isEngine = ({ kind }: LifecycleSystem) => kind === 'engine';
  const asks = row.asks.filter(({ words }) => words !== row.question);
  return [
    `### ${row.id}`,
    '',
    row.question,
    '',
    ...asks.map(({ id, words }) => `- \`${id}\`: ${words}`),
    ...(asks.length > 0 ? [''] : []),
    ...worldTable(
      row,
      systems.filter((each) => !isEngine(each) && !each.notRun)
    ),
    ...openQuestions(row),
    ...(row.unasked ? [`Not asked of Worlds: ${row.unasked}.`, ''] : []),
    ...engineTable(row, systems.filter(isEngine), { sources, tries }),
  ];
}

/** Clauses by Worlds, and those of a face over a World on lines of their own. */
function worldTable(
  { answers }: AnsweredRow,
  worlds: readonly LifecycleSystem[]
): readonly string[] {
  const ids = new Set(worlds.map(({ id }) => id));
  const judged = answers.filter(
    ({ system, verdict }) => ids.has(system) && verdict !== 'open question'
  );
  if (judged.length === 0) return [];
  const clauses = [...new Set(judged.map(({ of }) => of))];
  const ordered = clauses.flatMap((clause) =>
    WAYS.flatMap((way) =>
      judged.filter((each) => each.of === clause && each.way === way)
    )
  );
  const lines = new Map(ordered.map((answer) => [lineOf(answer), answer]));
  const body = [...lines.entries()].map(([line, { way, of }]) => [
    line,
    ...worlds.map(({ id }) => {
      const found = judged.find(
        (each) => each.system === id && each.way === way && each.of === of
      );
      return found ? worldCell(found) : '';
    }),
  ]);
  const head = ['clause', ...worlds.map(({ id }) => cellText(id))];
  return [...table(head, body), ''];
}

/** The World's own answer stands above those of faces over it. */
const WAYS = [undefined, 'start', 'shim', RUNTIME_WAY] as const;

function lineOf({ of, way }: Answer): string {
  if (way === undefined) return `\`${of}\``;
  if (way === RUNTIME_WAY) {
    return `\`${of}\`, over the runtime, at-least-once delivery`;
  }
  return way === 'shim'
    ? `\`${of}\`, by a shim`
    : `\`${of}\`, by \`start({ hook })\``;
}

/** The schedules that met the premise, and of these those that broke it. */
function worldCell(answer: Answer): string {
  const { verdict, way, hits, total, evidence, note } = answer;
  const symbol = symbolOf(verdict);
  if (verdict === 'holds') return `${symbol} ${formatNumber(total)}`;
  if (verdict === 'not run here' && note !== undefined) {
    return `${symbol} ${verdict}: ${cellText(note)}`;
  }
  // Of a World the clause says what it takes; of the runtime the note does.
  if (verdict === 'not applicable' && way === RUNTIME_WAY && note) {
    return `${symbol} ${verdict}: ${cellText(note)}`;
  }
  if (verdict !== 'violated') {
    return verdict === 'not applicable' ? symbol : `${symbol} ${verdict}`;
  }
  const figures = `${formatNumber(hits)} of ${formatNumber(total)}`;
  const link = evidence === undefined ? '' : ` ${linkToId(evidence)}`;
  return `${symbol} ${figures}${link}`;
}

function openQuestions({ answers }: AnsweredRow): readonly string[] {
  const open = answers.filter(({ verdict }) => verdict === 'open question');
  if (open.length === 0) return [];
  const body = open.map(({ of, system, observed }) => [
    cellText(of),
    cellText(system),
    cellText(observed),
  ]);
  return [...table(['left open', 'World', 'observed'], body), ''];
}

function engineTable(
  row: AnsweredRow,
  engines: readonly LifecycleSystem[],
  { sources, tries }: { readonly sources: Sources; readonly tries: number }
): readonly string[] {
  const run = engines.filter(({ notRun }) => !notRun);
  const groups = engineGroups(row, (id) => run.some((each) => each.id === id));
  if (groups.length === 0) return [];
  const experiments = new Set(groups.map(({ answer }) => answer.of));
  const isOne = experiments.size < 2;
  const head = ['engine', 'way', 'observed', 'claimed', 'transcript'];
  if (!isOne) head.splice(1, 0, 'experiment');
  const body = groups.map((group) => {
    const { system, of, claimed, evidence } = group.answer;
    return [
      cellText(system),
      ...(isOne ? [] : [`\`${of}\``]),
      cellText(group.ways.join(', ')),
      cellText(observedText(group, tries)),
      claimed === undefined
        ? ''
        : `${cellText(claimed.words)} ${sources.linkTo(claimed.source)}`,
      evidence === undefined ? '' : linkToId(evidence),
    ];
  });
  return [...table(head, body), ''];
}

function observedText({ answer, ways }: EngineGroup, tries: number): string {
  const { verdict, observed, note, total } = answer;
  const words = verdict === 'not run here' ? 'not run here' : observed;
  const isUsual = total === 0 || total === tries;
  // A note is of one way; an answer as it came is in the transcript.
  const isReason = verdict === 'not run here' || verdict === 'harness error';
  const isTold = isReason || (ways.length < 2 && !note?.startsWith('{'));
  const remarks = [
    ...(isUsual ? [] : [total === 1 ? '1 try' : `${total} tries`]),
    ...(note === undefined || !isTold ? [] : [shortened(note, verdict)]),
  ];
  const more = remarks.length > 0 ? ` (${remarks.join('; ')})` : '';
  return `${symbolOf(verdict)} ${words}${more}`;
}

/** The transcript has the whole of it. */
const NOTE_MAX = 70;

function shortened(note: string, verdict: Answer['verdict']): string {
  if (verdict === 'not run here') return note;
  return note.length > NOTE_MAX ? `${note.slice(0, NOTE_MAX - 1)}…` : note;
}
