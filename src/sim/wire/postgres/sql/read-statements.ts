import {
  type Description,
  describe,
  nameBehind,
  statementWithin,
} from './describe.js';
import { isWord, type Piece, piecesOf } from './pieces.js';
import type { Statement } from './statement.js';

/**
 * Drivers send the same few texts again and again; reading one anew costs ten
 * times what all else costs in a round trip.
 */
const read = new Map<string, readonly Statement[]>();
const READ_MAX = 500;
const READ_LENGTH_MAX = 10_000;

/** The statements of a text, without empty ones. */
export function readStatements(sql: string): readonly Statement[] {
  const known = read.get(sql);
  if (known) return known;
  const statements = splitStatements(piecesOf(sql)).map((pieces) =>
    readStatement(sql, pieces)
  );
  if (sql.length > READ_LENGTH_MAX) return statements;
  if (read.size === READ_MAX) read.clear();
  read.set(sql, statements);
  return statements;
}

function splitStatements(pieces: readonly Piece[]): Piece[][] {
  const statements: Piece[][] = [[]];
  for (const piece of pieces) {
    if (isWord(piece, ';')) statements.push([]);
    else statements.at(-1)?.push(piece);
  }
  return statements.filter(({ length }) => length > 0);
}

function readStatement(sql: string, pieces: readonly Piece[]): Statement {
  const text = sql.slice(pieces[0]?.start, pieces.at(-1)?.end);
  const description = describe(pieces);
  const { verb, target } = description;
  const statement: Statement = {
    text,
    verb,
    target,
    mayNotify: mayNotify(verb, text),
    mayWrite: mayWrite(description),
  };
  const named = isWord(pieces[0], 'prepare', 'execute') && pieces[1];
  if (!named || isWord(named, 'transaction')) return statement;
  const { name } = nameBehind(pieces, 1);
  const inner = verb === 'prepare' && statementWithin(pieces);
  const prepared = inner
    ? { name, statement: readStatement(sql, inner) }
    : { name };
  return { ...statement, prepared };
}

/** These only say `notify`, if at all, and do not do it. */
const ABOUT_CHANNELS = new Set(['listen', 'unlisten', 'prepare', 'deallocate']);

function mayNotify(verb: string, text: string): boolean {
  return !ABOUT_CHANNELS.has(verb) && /notify/i.test(text);
}

const READS = new Set(
  `begin close commit deallocate declare discard fetch listen move
  notify prepare release reset rollback savepoint set show unlisten
  values`.split(/\s+/)
);

/** Functions that surely write to no table. */
const QUIET_FUNCTION = /^(?:pg_|current_|count$|now$|set_config$|version$)/;

/** A function of somebody's own may write; one that a table feeds is missed. */
function mayWrite({ verb, target, isCall }: Description): boolean {
  if (verb === 'select') return isCall && !QUIET_FUNCTION.test(target);
  return !READS.has(verb);
}
