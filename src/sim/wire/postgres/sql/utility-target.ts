import { nameAt, nameBehind } from './qualified-name.js';
import { isSymbol, isWord, type Token } from './token.js';

type TargetOf = (tokens: readonly Token[]) => string;

/** Words between CREATE, ALTER or DROP and the name. */
const DEFINITIONS = `access aggregate authorization concurrently database
  domain exists extension foreign function global if index local materialized
  method not only or policy procedure recursive replace role schema sequence table
  temp temporary trigger type unique unlogged user view`.split(/\s+/);

const behind =
  (...skipped: string[]): TargetOf =>
  (tokens) =>
    nameBehind(tokens, 1, skipped);

const channel: TargetOf = (tokens) =>
  isSymbol(tokens[1], '*') ? '*' : (tokens[1]?.text ?? '');

/** A savepoint's name is a driver's own choice, so it is not told. */
const savepoint: TargetOf = (tokens) =>
  tokens.some((token) => isWord(token, 'to')) ? 'savepoint' : '';

/** An index without a name is told by its table. */
const definition: TargetOf = (tokens) => {
  const target = nameBehind(tokens, 1, DEFINITIONS);
  return target === 'on'
    ? nameBehind(tokens, 1, [...DEFINITIONS, 'on'])
    : target;
};

/**
 * Where each verb has its target. Verbs that are not here have none, or one
 * whose name differs between runs or drivers (cursors, savepoints, prepared
 * statements).
 */
export const TARGETS: Readonly<Record<string, TargetOf>> = {
  alter: definition,
  analyze: behind('verbose'),
  call: behind(),
  cluster: behind('verbose'),
  create: definition,
  delete: behind('from', 'only'),
  discard: behind(),
  drop: definition,
  insert: behind('into'),
  listen: channel,
  lock: behind('table', 'only'),
  merge: behind('into', 'only'),
  notify: channel,
  refresh: behind('materialized', 'view', 'concurrently'),
  reindex: behind('table', 'index', 'schema', 'database', 'concurrently'),
  reset: behind(),
  rollback: savepoint,
  set: behind('session', 'local'),
  show: behind(),
  truncate: behind('table', 'only'),
  unlisten: channel,
  update: behind('only'),
  vacuum: behind('full', 'freeze', 'verbose', 'analyze'),
};

/** The name that PREPARE gives and EXECUTE uses. */
export function preparedName(tokens: readonly Token[]): string | undefined {
  if (!isWord(tokens[0], 'prepare', 'execute')) return undefined;
  if (isWord(tokens[1], 'transaction')) return undefined;
  return nameAt(tokens, 1)?.name;
}
