import { readWithClause } from './common-table-expressions.js';
import { nameAt } from './qualified-name.js';
import { isQuery, targetOfQuery } from './query-target.js';
import { inside, isSymbol, isWord, type Token } from './token.js';
import { TARGETS } from './utility-target.js';

export interface Description {
  readonly verb: string;
  readonly target: string;
  /** It reads no table but what a function gives. */
  readonly isCall: boolean;
}

const SYNONYMS: Readonly<Record<string, string>> = {
  abort: 'rollback',
  end: 'commit',
  start: 'begin',
  table: 'select',
};

const WRITES = ['insert', 'update', 'delete', 'merge'];

/** Tells by its tokens what a statement does, and to what. */
export function describeStatement(tokens: readonly Token[]): Description {
  const [first] = tokens;
  if (isSymbol(first, '(')) return describeStatement(inside(tokens, 0));
  if (isWord(first, 'with')) return describeWith(tokens);
  const word = first?.kind === 'word' ? first.text : '';
  const verb = SYNONYMS[word] ?? word;
  if (isQuery(first)) {
    const { name, isCall } = targetOfQuery(tokens);
    return { verb, target: name, isCall };
  }
  const target = embeddedTarget(tokens) ?? TARGETS[verb]?.(tokens) ?? '';
  return { verb, target, isCall: verb === 'call' || verb === 'do' };
}

/** A write among the expressions counts for more than a reading main part. */
function describeWith(tokens: readonly Token[]): Description {
  const { expressions, main } = readWithClause(tokens);
  const description = describeStatement(main);
  if (WRITES.includes(description.verb)) return description;
  for (const inner of expressions.values()) {
    const written = describeStatement(inner);
    if (WRITES.includes(written.verb)) return written;
  }
  const source = expressions.get(description.target);
  if (!source) return description;
  const { target, isCall } = describeStatement(source);
  return { ...description, target, isCall };
}

/** EXPLAIN, DECLARE, PREPARE and COPY are about the statement within. */
function embeddedTarget(tokens: readonly Token[]): string | undefined {
  if (isWord(tokens[0], 'copy')) {
    const isTable = !isSymbol(tokens[1], '(');
    if (isTable) return nameAt(tokens, 1)?.name ?? '';
    return describeStatement(inside(tokens, 1)).target;
  }
  const inner = embeddedStatement(tokens);
  return inner && describeStatement(inner).target;
}

/** What EXPLAIN, DECLARE … FOR and PREPARE … AS have within. */
export function embeddedStatement(
  tokens: readonly Token[]
): readonly Token[] | undefined {
  if (!isWord(tokens[0], 'explain', 'declare', 'prepare')) return undefined;
  const depth = tokens[0]?.depth;
  const at = tokens.findIndex(
    (token) =>
      token.depth === depth && (isQuery(token) || isWord(token, ...WRITES))
  );
  return at < 0 ? undefined : tokens.slice(at);
}
