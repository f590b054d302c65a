import { cellText } from '../../report/markdown-text.js';
import { shownAnswers } from '../cell-text.js';
import {
  type Answer,
  type AnsweredRow,
  type LifecycleReport,
  type LifecycleSystem,
  RUNTIME_WAY,
} from '../record.js';
import { symbolOf } from '../symbols.js';
import { linkTo, linkToId } from './link.js';

/** The four questions of issue #2376 in words, a system a line. */
export function foundingTable({
  rows,
  systems,
}: LifecycleReport): readonly string[] {
  const founding = rows.filter(({ isFounding }) => isFounding);
  if (founding.length === 0) return [];
  const head = ['', ...founding.map(({ phase }) => phase)];
  const body = systems.map((system) => [
    `**${cellText(system.id)}**`,
    ...founding.map((row) =>
      system.notRun ? '∅ not run here: [why](#systems)' : inWords(row, system)
    ),
  ]);
  return [
    '## The four questions',
    '',
    ...founding.map(
      ({ id, phase, question }) => `- **${phase}** (${linkTo(id)}): ${question}`
    ),
    '',
    ...compactTable(head, body),
    '',
  ];
}

/** A cell in words, answers of one verdict and one observation together. */
function inWords(row: AnsweredRow, system: LifecycleSystem): string {
  const groups = new Map<string, Answer[]>();
  for (const answer of shownAnswers(row, system.id)) {
    const key = system.kind === 'engine' ? answer.observed : groupOf(answer);
    const text = `${symbolOf(answer.verdict)} ${key}`;
    groups.set(text, [...(groups.get(text) ?? []), answer]);
  }
  return [...groups]
    .map(([text, answers]) => `${cellText(text)}${detail(answers, system)}`)
    .join('<br>');
}

/** Violations stand alone: each has figures and a story of its own. */
function groupOf({ verdict, way, observed }: Answer): string {
  // What the runtime did says so itself.
  const isTold =
    way === undefined || (way === RUNTIME_WAY && verdict === 'violated');
  const by = isTold ? '' : (BY[way] ?? `, by ${way}`);
  return verdict === 'violated' ? `${observed}${by}` : `${verdict}${by}`;
}

const BY: Readonly<Record<string, string>> = {
  shim: ', by a shim',
  start: ", by upstream's shape of it",
  [RUNTIME_WAY]: ', over the runtime, at-least-once delivery',
};

function detail(
  answers: readonly Answer[],
  { kind, ways }: LifecycleSystem
): string {
  if (kind === 'engine') {
    const used = answers.flatMap(({ way }) => way ?? []);
    return ways.length > 1 && used.length > 0 ? ` (${used.join(', ')})` : '';
  }
  const clauses = answers.map(
    ({ of, evidence }) =>
      `\`${of}\`${evidence === undefined ? '' : ` ${linkToId(evidence)}`}`
  );
  return `: ${clauses.join(', ')}`;
}

/** Cells of many words would make padded lines endless. */
function compactTable(
  head: readonly string[],
  rows: readonly (readonly string[])[]
): readonly string[] {
  const rule = head.map(() => '---');
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`);
}
