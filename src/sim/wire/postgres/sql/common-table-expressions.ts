import { inside, isSymbol, isWord, type Token } from './token.js';

/** `WITH name AS (…) main`, taken apart. */
export interface WithClause {
  readonly expressions: ReadonlyMap<string, readonly Token[]>;
  readonly main: readonly Token[];
}

const MAIN = ['select', 'insert', 'update', 'delete', 'merge', 'values'];

export function readWithClause(tokens: readonly Token[]): WithClause {
  const depth = tokens[0]?.depth;
  const expressions = new Map<string, readonly Token[]>();
  let name = '';
  for (const [index, token] of tokens.entries()) {
    if (token.depth !== depth) continue;
    const before = tokens[index - 1];
    if (isWord(before, 'with', 'recursive') || isSymbol(before, ',')) {
      name = token.text;
    }
    if (isSymbol(token, '(') && isWord(before, 'as', 'materialized')) {
      expressions.set(name, inside(tokens, index));
    }
    const isBehindExpression = isSymbol(before, ')');
    if (isBehindExpression && isWord(token, ...MAIN)) {
      return { expressions, main: tokens.slice(index) };
    }
  }
  return { expressions, main: [] };
}
