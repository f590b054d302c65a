import { nameAt } from './qualified-name.js';
import { inside, isSymbol, isWord, type Token } from './token.js';

/** What a query reads; the name of a function where no table is read. */
export interface QueryTarget {
  readonly name: string;
  readonly isCall: boolean;
}

const NOTHING: QueryTarget = { name: '', isCall: false };

/** Words that stand before a parenthesis and are no functions. */
const NOT_FUNCTIONS = new Set(
  `all and any array as between by case cast coalesce distinct else exists
  filter greatest group grouping having ilike in is least like limit not null
  nullif offset on or order over partition row select similar some then to
  union values when where with within`.split(/\s+/)
);

/** Of SELECT, VALUES or TABLE, with a lock that it asks for. */
export function targetOfQuery(tokens: readonly Token[]): QueryTarget {
  if (isSymbol(tokens[0], '(')) return targetOfQuery(inside(tokens, 0));
  if (isWord(tokens[0], 'table')) {
    return { name: nameAt(tokens, 1)?.name ?? '', isCall: false };
  }
  const from = indexOfFrom(tokens);
  if (from < 0) return targetOfCall(tokens);
  const source = targetOfSource(tokens, from + 1);
  return { ...source, name: source.name + lockOf(tokens) };
}

export function isQuery(token: Token | undefined): boolean {
  return isWord(token, 'select', 'values', 'table', 'with');
}

/** The FROM of the query itself; `is distinct from` is none. */
function indexOfFrom(tokens: readonly Token[]): number {
  const depth = tokens[0]?.depth;
  return tokens.findIndex(
    (token, index) =>
      token.depth === depth &&
      isWord(token, 'from') &&
      !isWord(tokens[index - 1], 'distinct')
  );
}

function targetOfSource(tokens: readonly Token[], index: number): QueryTarget {
  const at = isWord(tokens[index], 'only', 'lateral') ? index + 1 : index;
  if (isSymbol(tokens[at], '(')) {
    const inner = inside(tokens, at);
    const isSource = !isQuery(inner[0]) && !isSymbol(inner[0], '(');
    return isSource ? targetOfSource(inner, 0) : targetOfQuery(inner);
  }
  const source = nameAt(tokens, at);
  if (!source) return NOTHING;
  return { name: source.name, isCall: isSymbol(tokens[source.next], '(') };
}

/** The first function that is called, or what a subquery reads. */
function targetOfCall(tokens: readonly Token[]): QueryTarget {
  for (let index = 0; index < tokens.length; ) {
    if (isSymbol(tokens[index], '(') && isQuery(tokens[index + 1])) {
      return targetOfQuery(inside(tokens, index));
    }
    const called = nameAt(tokens, index);
    const isFunction =
      called &&
      isSymbol(tokens[called.next], '(') &&
      !(called.next === index + 1 && NOT_FUNCTIONS.has(called.name));
    if (isFunction) return { name: called.name, isCall: true };
    index = called?.next ?? index + 1;
  }
  return NOTHING;
}

/** `FOR [NO KEY] UPDATE`, `FOR [KEY] SHARE`. */
function lockOf(tokens: readonly Token[]): string {
  const depth = tokens[0]?.depth;
  const at = tokens.findIndex(
    (token, index) =>
      token.depth === depth &&
      isWord(token, 'for') &&
      isWord(tokens[index + 1], 'update', 'share', 'no', 'key')
  );
  if (at < 0) return '';
  const isShared = isWord(tokens[at + 1], 'share', 'key');
  return isShared ? ' for share' : ' for update';
}
