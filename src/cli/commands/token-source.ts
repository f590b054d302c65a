import { existsSync } from 'node:fs';
import {
  isNearlyToken,
  isToken,
  tokenIn,
} from '../../laboratory/token-line.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import { allEvidence } from '../../report/evidence.js';
import { readReport } from '../../report/jsonl.js';
import { toMatrix } from '../../report/matrix.js';
import { readStdin, readTextFile, STDIN } from '../files.js';
import { findNamed, isShortName } from '../short-name.js';
import { UsageError } from '../usage-error.js';

/** How much is shown of what is nothing at all, in characters. */
const SHOWN_MAX = 60;

export interface TokenSource {
  readonly token: string;
  /** Where the token stood, if there were several to choose from. */
  readonly note?: string;
}

/**
 * A token as it was typed, the one in the file of that name, or the one that
 * the last run of the folder gave this short name.
 *
 * @throws UsageError where it is neither
 */
export function findToken(
  given: string,
  clauses: readonly ClauseId[] | undefined,
  folder: string
): TokenSource {
  if (isToken(given)) return { token: given };
  if (given === STDIN) return piped(readStdin(), clauses, folder);
  if (existsSync(given)) return tokenOf(readTextFile(given), given, clauses);
  const pasted = tokenIn(given);
  if (pasted !== undefined) return { token: pasted };
  const name = nameIn(given);
  if (name !== undefined) return { token: findNamed(name, folder).token };
  if (isNearlyToken(given)) return { token: given };
  const expected = [
    'a token (wp1:..., wpr1:..., wpe1:...)',
    'a file',
    'a short name of the last run',
  ];
  const shown =
    given.length > SHOWN_MAX ? `${given.slice(0, SHOWN_MAX)}…` : given;
  const message = `"${shown}" is neither ${expected.join(' nor ')}`;
  throw new UsageError(message, { found: given, expected });
}

/** A file, or what somebody copied: a line with a short name in it, say. */
function piped(
  text: string,
  clauses: readonly ClauseId[] | undefined,
  folder: string
): TokenSource {
  const name = nameIn(text);
  if (name !== undefined) return { token: findNamed(name, folder).token };
  return tokenOf(text, 'stdin', clauses);
}

function nameIn(text: string): string | undefined {
  const name = text.trim().replace(/^(npx )?worldproof \w+ /, '');
  return isShortName(name) ? name : undefined;
}

/**
 * The token in the text of a file: the text itself, or the first divergence of
 * a report, of the clauses asked for.
 */
function tokenOf(
  text: string,
  file: string,
  clauses: readonly ClauseId[] | undefined
): TokenSource {
  const trimmed = text.trim();
  if (isToken(trimmed)) return { token: trimmed };
  // A report begins with a brace; of anything else its token is meant.
  const pasted = trimmed.startsWith('{') ? undefined : tokenIn(trimmed);
  if (pasted !== undefined) return { token: pasted };
  const evidence = allEvidence(toMatrix(readReport(text, file)));
  const wanted = new Set<string>(clauses);
  const matching = evidence.filter(
    ({ cell }) => wanted.size === 0 || wanted.has(cell.clause)
  );
  const [first] = matching;
  if (first) {
    const { clause, subject } = first.cell;
    const note = `${file}: 1 of ${matching.length}, ${clause} on ${subject}`;
    return { token: first.divergence.token, note };
  }
  const violated = [...new Set(evidence.map(({ cell }) => cell.clause))];
  const of = clauses ? ` of ${clauses.join(', ')}` : '';
  const there = violated.length > 0 ? `, only of ${violated.join(', ')}` : '';
  const problem = { found: file, expected: violated };
  throw new UsageError(`${file} has no divergence${of}${there}`, problem);
}
