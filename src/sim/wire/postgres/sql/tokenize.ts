import { endOfDollarQuoted, endOfQuoted, skipBlanks } from './scan.js';
import type { Token } from './token.js';

type Piece = Pick<Token, 'kind' | 'text' | 'end'>;

/** Cuts SQL into tokens; what it does not understand is a symbol. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let start = skipBlanks(sql, 0);
  while (start < sql.length) {
    const piece = pieceAt(sql, start);
    const isSymbol = piece.kind === 'symbol';
    if (isSymbol && piece.text === ')') depth = Math.max(0, depth - 1);
    tokens.push({ ...piece, depth, start });
    if (isSymbol && piece.text === '(') depth += 1;
    start = skipBlanks(sql, piece.end);
  }
  return tokens;
}

/** The symbols that are most frequent: nothing else begins with them. */
const PLAIN = '(),.;=*';

function pieceAt(sql: string, start: number): Piece {
  const text = sql.charAt(start);
  if (PLAIN.includes(text)) return { kind: 'symbol', text, end: start + 1 };
  return (
    quotedAt(sql, start) ??
    wordAt(sql, start) ??
    valueAt(sql, start) ?? {
      kind: 'symbol',
      text,
      end: start + 1,
    }
  );
}

/** A string or a name, with the letters that may stand before the quote. */
const QUOTED = /(?:[eEbBxXnN](?=')|[uU]&(?=['"]))?(['"])/y;

function quotedAt(sql: string, start: number): Piece | undefined {
  QUOTED.lastIndex = start;
  const opening = QUOTED.exec(sql);
  if (!opening) return undefined;
  const from = QUOTED.lastIndex;
  if (opening[1] === '"') {
    const end = endOfQuoted(sql, from, '"');
    const text = sql.slice(from, end - 1).replaceAll('""', '"');
    return { kind: 'name', text, end };
  }
  const hasEscapes = opening[0].toLowerCase() === "e'";
  const end = endOfQuoted(sql, from, "'", hasEscapes);
  return { kind: 'value', text: '', end };
}

/** PostgreSQL takes each letter beyond ASCII for a part of a name. */
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;

function wordAt(sql: string, start: number): Piece | undefined {
  WORD.lastIndex = start;
  const word = WORD.exec(sql)?.[0];
  if (word === undefined) return undefined;
  return { kind: 'word', text: word.toLowerCase(), end: start + word.length };
}

const VALUE = /\$\d+|\d[\w.]*/y;

function valueAt(sql: string, start: number): Piece | undefined {
  const end = endOfDollarQuoted(sql, start);
  if (end !== undefined) return { kind: 'value', text: '', end };
  VALUE.lastIndex = start;
  return VALUE.test(sql)
    ? { kind: 'value', text: '', end: VALUE.lastIndex }
    : undefined;
}
