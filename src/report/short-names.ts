import { createHash } from 'node:crypto';
import { harnessErrors } from './harness-errors.js';
import type { Cell, Divergence, Report } from './record.js';

/** Something of a report that replays, under the name that it has there. */
export interface Named {
  /** As few letters as tell it apart from the others of its report. */
  readonly name: string;
  readonly subject: string;
  readonly token: string;
  /** Of a harness error there is none. */
  readonly clause?: string | undefined;
  readonly divergence?: Divergence | undefined;
}

/** Fewer are hard to tell apart from a word. */
const LETTERS_MIN = 4;
const LETTERS_MAX = 16;

/** Whether a text may be a short name: `7f3a`, or `local-v5.7f3a`. */
export const SHORT_NAME = /^(?:(.+)\.)?([0-9a-f]{4,16})$/;

/**
 * Every divergence and harness error of a report with its short name, which
 * comes from what it is about and is the same in each run that finds it.
 */
export function namesIn(report: Report): readonly Named[] {
  const found = [...report.cells.flatMap(ofCell), ...ofErrors(report)];
  const letters = found.map(({ letters }) => letters);
  return found.map(({ letters: own, ...rest }) => ({
    ...rest,
    name: own.slice(0, lengthOf(own, letters)),
  }));
}

/** Those that a name is short for: more than one where it is too short. */
export function namedBy(word: string, all: readonly Named[]): readonly Named[] {
  const [, subject, letters] = SHORT_NAME.exec(word) ?? [];
  if (letters === undefined) return [];
  const own = all.filter((each) => !subject || each.subject === subject);
  const exact = own.filter(({ name }) => name === letters);
  if (exact.length > 0) return exact;
  return own.filter(
    ({ name }) => name.startsWith(letters) || letters.startsWith(name)
  );
}

interface Found extends Omit<Named, 'name'> {
  readonly letters: string;
}

function ofCell({ subject, clause, divergences }: Cell): Found[] {
  return divergences.map((divergence) => {
    const { token, cause, fingerprint } = divergence;
    const letters = lettersOf([subject, clause, cause?.id ?? fingerprint]);
    return { letters, subject, token, clause, divergence };
  });
}

function ofErrors(report: Report): Found[] {
  return harnessErrors(report).flatMap(({ subject, message, token }) =>
    token === undefined
      ? []
      : [{ letters: lettersOf([subject, message]), subject, token }]
  );
}

function lettersOf(words: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(words))
    .digest('hex')
    .slice(0, LETTERS_MAX);
}

/** As git does: until no other begins like it. */
function lengthOf(own: string, all: readonly string[]): number {
  for (let length = LETTERS_MIN; length < LETTERS_MAX; length++) {
    const start = own.slice(0, length);
    if (all.every((each) => each === own || !each.startsWith(start))) {
      return length;
    }
  }
  return LETTERS_MAX;
}
