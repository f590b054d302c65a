import {
  CLAUSES,
  type ClauseId,
  isClauseId,
} from '../model/clauses/registry.js';
import type { Shard } from '../report/record.js';
import { pageIn } from './files.js';
import { UsageError } from './usage-error.js';

/** Turns the text of an option into its value, or throws a UsageError. */
export type Parse<Value> = (text: string, flag: string) => Value;

export const parseText: Parse<string> = (text, flag) => {
  if (text.trim() === '') throw malformed(flag, text, 'a value');
  return text;
};

/** A file, or a folder to put a page in. */
export const parsePage: Parse<string> = (text, flag) =>
  pageIn(parseText(text, flag));

export const parseCount: Parse<number> = (text, flag) => {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw malformed(flag, text, 'a whole number above 0');
};

/** No plan has more: a scenario's actors are in three processes at most. */
const PROCESSES_MAX = 3;

export const parseProcesses: Parse<number> = (text, flag) => {
  const value = parseCount(text, flag);
  if (value <= PROCESSES_MAX) return value;
  throw malformed(flag, text, `1 to ${PROCESSES_MAX}`);
};

export const parseNames: Parse<string[]> = (text, flag) => {
  const names = text.split(',').map((name) => name.trim());
  const distinct = [...new Set(names.filter((name) => name !== ''))];
  if (distinct.length > 0) return distinct;
  throw malformed(flag, text, 'names separated by commas');
};

export const parseClauses: Parse<ClauseId[]> = (text, flag) =>
  parseNames(text, flag).map((name) => {
    if (isClauseId(name)) return name;
    const ids = CLAUSES.map(({ id }) => id);
    throw UsageError.unknown('clause', name, ids, LISTING_OF_CLAUSES);
  });

const LISTING_OF_CLAUSES = '`worldproof list clauses` shows all';

const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds. */
export const parseDuration: Parse<number> = (text, flag) => {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const durationMs = Math.round(Number(amount) * (UNITS_MS[unit ?? ''] ?? 0));
  if (durationMs > 0) return durationMs;
  throw malformed(flag, text, 'a time as in 500ms, 30s, 5m or 1h');
};

export const parseShard: Parse<Shard> = (text, flag) => {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw malformed(flag, text, 'a part as in 1/4, counted from 1');
};

function malformed(flag: string, found: string, expected: string): UsageError {
  const message = `${flag} expects ${expected}, found "${found}"`;
  return new UsageError(message, { found, expected: [expected] });
}
