import type { Answer, AnsweredRow } from './record.js';
import { type RolledUp, rollUp, symbolOf } from './symbols.js';

/** What a system says to a row; a shim over it speaks for itself alone. */
function cellOf(
  row: AnsweredRow,
  system: string
): {
  readonly own: readonly Answer[];
  readonly shim: readonly Answer[];
} {
  const answers = row.answers.filter((each) => each.system === system);
  return {
    own: answers.filter(({ way }) => way !== 'shim'),
    shim: answers.filter(({ way }) => way === 'shim'),
  };
}

/**
 * The World's own answers, and what a shim makes of the clauses that it does
 * not offer.
 */
export function shownAnswers(row: AnsweredRow, system: string): Answer[] {
  const { own, shim } = cellOf(row, system);
  const missing = own
    .filter(({ verdict, way }) => verdict === 'not applicable' && !way)
    .map(({ of }) => of);
  return [...own, ...shim.filter(({ of }) => missing.includes(of))];
}

/**
 * A cell in symbols: `✘2 ✔3`, and what a shim makes of it behind a bar where
 * the World does not offer it. Empty where nothing was asked.
 */
export function cellSymbols(row: AnsweredRow, system: string): string {
  const shown = shownAnswers(row, system);
  const shim = shown.filter(({ way }) => way === 'shim');
  const own = shown.filter(({ way }) => way !== 'shim');
  const text = rollUp(own).map(countedSymbol).join(' ');
  if (shim.length === 0) return text;
  return `${text} | shim ${rollUp(shim).map(countedSymbol).join(' ')}`;
}

/** What an engine did, each word once, the default way's first. */
export function cellWords(row: AnsweredRow, system: string): string {
  const answers = row.answers.filter((each) => each.system === system);
  const texts = answers.map(
    ({ verdict, observed }) => `${symbolOf(verdict)} ${observed || verdict}`
  );
  return [...new Set(texts)].join('; ');
}

function countedSymbol({ verdict, count }: RolledUp): string {
  return count === 1 ? symbolOf(verdict) : `${symbolOf(verdict)}${count}`;
}
