import { LEGEND } from '../report/legend.js';
import type { Answer, AnswerVerdict } from './record.js';

export interface SymbolEntry {
  readonly verdict: AnswerVerdict;
  /** One column wide, and told apart without colour. */
  readonly symbol: string;
  readonly meaning: string;
}

const ENGINES: readonly SymbolEntry[] = [
  {
    verdict: 'as claimed',
    symbol: '=',
    meaning: 'an engine did in every try what its documentation says',
  },
  {
    verdict: 'differs',
    symbol: '≠',
    meaning:
      'an engine did in some try other than the words quoted from its source',
  },
  {
    verdict: 'no claim',
    symbol: '○',
    meaning:
      'observed of an engine that says nothing about it, or nothing to quote',
  },
  {
    verdict: 'open question',
    symbol: '~',
    meaning: 'observed of a World where the contract leaves it open: counted',
  },
  {
    verdict: 'not run here',
    symbol: '∅',
    meaning: 'not measured, for the reason that is told',
  },
];

/** In the words of Worlds first, then in those of engines. */
export const SYMBOLS: readonly SymbolEntry[] = [
  ...LEGEND.map((entry) => ({
    ...entry,
    meaning: `a World: ${entry.meaning}`,
  })),
  ...ENGINES,
];

export function symbolOf(verdict: AnswerVerdict): string {
  return SYMBOLS.find((entry) => entry.verdict === verdict)?.symbol ?? '?';
}

/** What a reader must see first comes first. */
const SEVERITY: readonly AnswerVerdict[] = [
  'violated',
  'differs',
  'harness error',
  'unknown',
  'holds',
  'as claimed',
  'no claim',
  'open question',
  'not exercised',
  'not applicable',
  'not run here',
];

export interface RolledUp {
  readonly verdict: AnswerVerdict;
  readonly count: number;
}

/** How many answers of a cell came to which verdict, the worst first. */
export function rollUp(answers: readonly Answer[]): RolledUp[] {
  return SEVERITY.flatMap((verdict) => {
    const count = answers.filter((each) => each.verdict === verdict).length;
    return count > 0 ? [{ verdict, count }] : [];
  });
}
