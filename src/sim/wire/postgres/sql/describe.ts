import { isWord, type Piece } from './pieces.js';

export interface Description {
  readonly verb: string;
  readonly target: string;
  /** It reads no table but what a function gives. */
  readonly isCall: boolean;
}

type Source = Omit<Description, 'verb'>;
type Pieces = readonly Piece[];

const SYNONYMS: Readonly<Record<string, string>> = {
  abort: 'rollback',
  end: 'commit',
  start: 'begin',
  table: 'select',
};

const words = (text: string) => text.trim().split(/\s+/);

const WRITES = ['insert', 'update', 'delete', 'merge'];
const QUERIES = ['select', 'values', 'table', 'with'];

/**
 * The others have none, or one whose name differs between runs or drivers:
 * cursors, savepoints, prepared statements.
 */
const WITH_TARGET = words(`alter analyze call cluster copy create delete discard
  drop insert listen lock merge notify refresh reindex reset set show truncate
  unlisten update vacuum`);

/** What may stand between a verb and its target. */
const BETWEEN = words('from into local only session table verbose');

/** The same of CREATE, ALTER, DROP and of what tends tables. */
const OF_DEFINITIONS = words(`access aggregate analyze authorization
  concurrently database domain exists extension foreign freeze full function
  global if index local materialized method not only or policy procedure
  recursive replace role schema sequence table temp temporary trigger type
  unique unlogged user verbose view`);

const DEFINES = words('alter create drop refresh reindex vacuum');

/** Words that stand before a parenthesis and are no functions. */
const NO_FUNCTIONS = words(`all and any array as between by case cast coalesce
  distinct else exists filter greatest group having in is least like not
  nullif on or order over select then union using values when where with`);

/** Tells what a statement does, and to what. */
export function describe(pieces: Pieces): Description {
  const [first] = pieces;
  if (first?.group) return describe(first.group);
  if (isWord(first, 'with')) return describeWith(pieces);
  const verb = SYNONYMS[first?.word ?? ''] ?? (first?.name && first.word) ?? '';
  if (isWord(first, ...QUERIES)) return { verb, ...sourceOf(pieces) };
  return { verb, target: targetOf(verb, pieces), isCall: CALLS.has(verb) };
}

const CALLS = new Set(['call', 'do']);

/** `WITH name AS (…) main`: a write in it counts for more than what reads. */
function describeWith(pieces: Pieces): Description {
  const within = new Map<string, Description>();
  const isMain = (piece: Piece, at: number) =>
    pieces[at - 1]?.group && isWord(piece, ...WRITES, 'select', 'values');
  const main = pieces.findIndex(isMain);
  const before = main < 0 ? pieces : pieces.slice(0, main);
  let name = '';
  for (const [at, { group, name: named }] of before.entries()) {
    if (isWord(before[at - 1], 'with', 'recursive', ',')) name = named ?? '';
    if (group && isWord(before[at - 1], 'as', 'materialized')) {
      within.set(name, describe(group));
    }
  }
  const described = describe(main < 0 ? [] : pieces.slice(main));
  const writes = ({ verb }: Description) => WRITES.includes(verb);
  if (writes(described)) return described;
  const source = within.get(described.target);
  return (
    [...within.values()].find(writes) ?? {
      ...described,
      ...(source && { target: source.target, isCall: source.isCall }),
    }
  );
}

function targetOf(verb: string, pieces: Pieces): string {
  const inner = statementWithin(pieces);
  if (inner) return describe(inner).target;
  if (verb === 'rollback') {
    return pieces.some((each) => isWord(each, 'to')) ? 'savepoint' : '';
  }
  if (!WITH_TARGET.includes(verb)) return '';
  if (isWord(pieces[1], '*')) return '*';
  const skipped = DEFINES.includes(verb) ? OF_DEFINITIONS : BETWEEN;
  const { name } = nameBehind(pieces, 1, skipped);
  // An index without a name is told by its table.
  const isNameless = verb === 'create' && name === 'on';
  return isNameless ? nameBehind(pieces, 1, [...skipped, 'on']).name : name;
}

/** EXPLAIN, DECLARE, PREPARE and COPY are about the statement within. */
export function statementWithin(pieces: Pieces): Pieces | undefined {
  if (!isWord(pieces[0], 'explain', 'declare', 'prepare', 'copy')) return;
  const at = pieces.findIndex((each) => isWord(each, ...QUERIES, ...WRITES));
  if (at > 0) return pieces.slice(at);
  return isWord(pieces[0], 'copy') ? pieces[1]?.group : undefined;
}

const NOTHING: Source = { target: '', isCall: false };

/** What a query reads, with a lock that it asks for. */
function sourceOf(pieces: Pieces): Source {
  const [first] = pieces;
  if (first?.group) return sourceOf(first.group);
  if (isWord(first, 'table')) {
    return { target: nameBehind(pieces, 1).name, isCall: false };
  }
  const from = pieces.findIndex(
    (each, at) => isWord(each, 'from') && !isWord(pieces[at - 1], 'distinct')
  );
  if (from < 0) return calledIn(pieces) ?? NOTHING;
  const source = tableIn(pieces.slice(from + 1));
  return { ...source, target: source.target + lockOf(pieces) };
}

function tableIn(pieces: Pieces): Source {
  const at = isWord(pieces[0], 'only', 'lateral') ? 1 : 0;
  const group = pieces[at]?.group;
  if (group) {
    const isQuery = isWord(group[0], ...QUERIES) || group[0]?.group;
    return isQuery ? describe(group) : tableIn(group);
  }
  const { name, next } = nameBehind(pieces, at);
  return { target: name, isCall: name !== '' && Boolean(pieces[next]?.group) };
}

/** The first function that is called, or what a subquery reads. */
function calledIn(pieces: Pieces): Source | undefined {
  for (let at = 0; at < pieces.length; ) {
    const { group } = pieces[at] as Piece;
    if (group) {
      const found = isWord(group[0], ...QUERIES)
        ? sourceOf(group)
        : calledIn(group);
      if (found) return found;
    }
    const { name, next } = nameBehind(pieces, at);
    const isNone = next === at + 1 && NO_FUNCTIONS.includes(name);
    if (name !== '' && pieces[next]?.group && !isNone) {
      return { target: name, isCall: true };
    }
    at = Math.max(next, at + 1);
  }
  return undefined;
}

/** `FOR [NO KEY] UPDATE`, `FOR [KEY] SHARE`. */
function lockOf(pieces: Pieces): string {
  const at = pieces.findIndex((each) => isWord(each, 'for'));
  const strength = at < 0 ? undefined : pieces[at + 1];
  if (isWord(strength, 'share', 'key')) return ' for share';
  return isWord(strength, 'update', 'no') ? ' for update' : '';
}

/**
 * The last part of a name, `runs` of `"workflow"."runs"`, behind words that
 * are skipped, and the place behind it; empty where there is none.
 */
export function nameBehind(
  pieces: Pieces,
  from: number,
  skipped: readonly string[] = []
): { readonly name: string; readonly next: number } {
  let at = from;
  while (isWord(pieces[at], ...skipped)) at += 1;
  let name = pieces[at]?.name;
  if (name === undefined) return { name: '', next: at };
  while (isWord(pieces[at + 1], '.') && pieces[at + 2]?.name !== undefined) {
    at += 2;
    name = pieces[at]?.name ?? name;
  }
  return { name, next: at + 1 };
}
