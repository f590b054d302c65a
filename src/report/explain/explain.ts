import { type ClauseId, clauseOf } from '../../model/clauses/registry.js';
import { sinceWords } from '../../model/contract-features.js';
import type { Verdicts } from '../formats/verdicts.js';
import { type Fix, fixesOf } from './fixes.js';
import { othersLines } from './others.js';
import { RUNTIME_READ, WHY, WHY_PHASE } from './why.js';

/** A heading, and what is said below it. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Published {
  readonly where: string;
  readonly verdicts: Verdicts;
}

/** What there is to know of a clause, without a word about one finding. */
export function explainClause(
  id: ClauseId,
  told: readonly Published[]
): readonly Section[] {
  const { statement, level, phase, since, needs = [], sources } = clauseOf(id);
  const terms = [
    `level ${level} (${LEVELS[level]})`,
    phase,
    `since ${sinceWords(since)}`,
    ...(needs.length > 0 ? [`needs ${needs.join(', ')}`] : []),
  ];
  const others = told.flatMap(({ where, verdicts }) => {
    const lines = othersLines(id, verdicts);
    return lines.length > 0
      ? [{ title: `how Worlds do it, ${where}`, lines }]
      : [];
  });
  const fixes = fixesOf(id).map(fixWords);
  return [
    { title: id, lines: [statement, terms.join(' · ')] },
    {
      title: 'who says so',
      lines: sources.map(({ text, link }) =>
        link ? `${text}  ${link}` : text
      ),
    },
    { title: `why it matters (${RUNTIME_READ})`, lines: [whyOf(id)] },
    ...others,
    ...(fixes.length > 0 ? [{ title: 'mended upstream', lines: fixes }] : []),
  ];
}

const LEVELS = {
  M: 'must',
  S: 'should',
  C: 'must, where the capability is declared',
  P: 'proposed in #2376',
} as const;

export function whyOf(id: ClauseId): string {
  return WHY[id] ?? WHY_PHASE[clauseOf(id).phase];
}

function fixWords({ how, source, broken, mended, ...fix }: Fix): string {
  const link = source.link ? `  ${source.link}` : '';
  return `${fix.package}: broken in ${broken}, mended in ${mended}. ${how} ${source.text}${link}`;
}
