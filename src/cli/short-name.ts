import type { Report } from '../report/record.js';
import {
  type Named,
  namedBy,
  namesIn,
  SHORT_NAME,
} from '../report/short-names.js';
import type { CliContext } from './context.js';
import { keepLastRun, OWN_FOLDER, readLastRun } from './last-run.js';
import { UsageError } from './usage-error.js';

/** What a report is called by on a terminal; by nothing where tokens are wanted. */
export type NameOf = (token: string) => string | undefined;

/**
 * Keeps a report, and gives its short names. What CI prints is read on another
 * machine, which has nothing of this folder.
 */
export function nameAll(
  report: Report,
  { tokens = false }: { readonly tokens?: boolean },
  { folder, env }: Pick<CliContext, 'folder' | 'env'>
): NameOf {
  const isKept = keepLastRun(report, folder);
  if (tokens || env.CI || !isKept) return () => undefined;
  const names = namesIn(report).map(
    ({ token, name }) => [token, name] as const
  );
  const byToken = new Map(names);
  return (token) => byToken.get(token);
}

export function isShortName(word: string): boolean {
  return SHORT_NAME.test(word);
}

/**
 * What the last run of this folder called so.
 *
 * @throws UsageError where it called nothing so, or several
 */
export function findNamed(word: string, folder: string): Named {
  const report = readLastRun(folder);
  if (!report) {
    const expected = ['a check in this folder first', 'a token', 'a file'];
    const message = `"${word}" would be a short name of the last run, and ${OWN_FOLDER} has none here: expected ${expected.join(', or ')}`;
    throw new UsageError(message, { found: word, expected });
  }
  const all = namesIn(report);
  const [first, ...others] = namedBy(word, all);
  if (first && others.length === 0) return first;
  if (first) {
    const names = [first, ...others].map(describe);
    const message = `"${word}" is short for ${names.length} of the last run: ${names.join(', ')}`;
    throw new UsageError(message, { found: word, expected: names });
  }
  const names = all.map(({ name }) => name);
  const listing = `the last run (${report.date}) has ${names.length > 0 ? names.join(', ') : 'no divergence'}`;
  const bare = word.split('.').at(-1) ?? word;
  throw UsageError.unknown('short name', bare, names, listing);
}

function describe({ subject, name, clause = 'harness error' }: Named): string {
  return `${subject}.${name} (${clause})`;
}
