import { type Domains, kindOf, nameOf, under } from './domains.js';
import { fieldOf, foreign, isRow, type Path, print } from './values.js';

export type ChangeKind =
  | 'absent'
  | 'other'
  | 'foreign'
  | 'dropped'
  | 'twice'
  | 'swapped'
  | 'added'
  | 'refused'
  | 'accepted';

/** One answer with one thing in it changed. */
export interface Change {
  /** `data[].status` */
  readonly field: string;
  readonly kind: ChangeKind;
  readonly from: unknown;
  /** Undefined: it is not there any more. */
  readonly to: unknown;
  /** Whose field it is: `hook hook_01… createdAt`. */
  readonly of: string;
  /** The answer with this in it, made when it is wanted. */
  readonly answer: () => unknown;
}

/** Records whose keys are data: one more is a change as well. */
const MAPS: ReadonlySet<string> = new Set(['attributes']);

/** Other values that are tried of one field of one answer. */
const OTHERS_MAX = 3;

/**
 * Every change of one thing in an answer that makes it another answer: fields,
 * entries of lists and their order, whatever they are called.
 */
export function* changesOf(
  answer: unknown,
  domains: Domains,
  domain: string
): Iterable<Change> {
  for (const { path, kind, value: to } of placesOf(
    answer,
    domains,
    [],
    domain
  )) {
    const from = at(answer, path);
    if (isSame(from, to)) continue;
    const changed = () => withAt(answer, path, to);
    const of = ownerOf(answer, path);
    yield { field: fieldOf(path), kind, from, to, of, answer: changed };
  }
}

/** A record without fields says no more than one that is not there. */
function isSame(from: unknown, to: unknown): boolean {
  const said = (value: unknown) => print(isRow(value) ? { ...value } : value);
  const nothing = ['undefined', 'null', '{}'];
  const [before, after] = [said(from), said(to)];
  if (nothing.includes(before) && nothing.includes(after)) return true;
  return before === after;
}

interface Place {
  readonly path: Path;
  readonly kind: ChangeKind;
  /** Undefined takes the field away. */
  readonly value: unknown;
}

function* placesOf(
  value: unknown,
  domains: Domains,
  path: Path,
  domain: string
): Iterable<Place> {
  if (Array.isArray(value)) {
    yield* inList(value, domains, path, domain);
  } else if (isRow(value)) {
    const own = kindOf(value) ?? domain;
    for (const [key, each] of Object.entries(value)) {
      yield* ofField(each, domains, [...path, key], under(own, key));
    }
    if (MAPS.has(String(path.at(-1)))) {
      yield { path, kind: 'added', value: { ...value, foreign: 'foreign' } };
    }
  }
}

/** One field: taken away, given another value, and what is in it. */
function* ofField(
  value: unknown,
  domains: Domains,
  path: Path,
  domain: string
): Iterable<Place> {
  const own = isRow(value) ? (kindOf(value) ?? domain) : domain;
  const others = domains.others(own, value);
  yield { path, kind: 'absent', value: undefined };
  for (const other of others.slice(0, OTHERS_MAX)) {
    yield { path, kind: 'other', value: other };
  }
  const like = value ?? others[0];
  if (like !== undefined && !isRow(like) && !Array.isArray(like)) {
    yield { path, kind: 'foreign', value: foreign(like) };
  }
  yield* placesOf(value, domains, path, own);
}

function* inList(
  list: readonly unknown[],
  domains: Domains,
  path: Path,
  domain: string
): Iterable<Place> {
  const first = list[0];
  const isPair = list.length === 2 && typeof first === 'string';
  for (const [at, entry] of list.entries()) {
    if (isPair) {
      yield* ofField(entry, domains, [...path, at], under(domain, at));
      continue;
    }
    yield { path, kind: 'dropped', value: list.toSpliced(at, 1) };
    yield { path, kind: 'twice', value: list.toSpliced(at, 0, entry) };
    const next = list[at + 1];
    if (at + 1 < list.length) {
      const value = list.toSpliced(at, 2, next, entry);
      yield { path, kind: 'swapped', value };
    }
    yield* placesOf(entry, domains, [...path, at], under(domain, at));
  }
  if (isPair) return;
  // What an empty list might hold is seen in other lists of its kind.
  const [other] = domains.others(domain, list).filter(Array.isArray).flat();
  const like: unknown = first ?? other;
  const own = isRow(like) ? (kindOf(like) ?? domain) : under(domain, 0);
  const there = new Set(list.map(print));
  const more = domains
    .others(own, undefined)
    .filter((entry) => !there.has(print(entry)));
  for (const entry of more.slice(0, OTHERS_MAX)) {
    yield { path, kind: 'added', value: [...list, entry] };
  }
  if (first !== undefined) {
    yield { path, kind: 'added', value: [...list, foreign(first)] };
  }
}

/** The innermost entity that a place is in, and the field of it. */
function ownerOf(root: unknown, path: Path): string {
  for (let length = path.length - 1; length >= 0; length--) {
    const row = at(root, path.slice(0, length));
    const name = isRow(row) ? nameOf(row) : undefined;
    if (name) return `${name} ${fieldOf(path.slice(length))}`;
  }
  return fieldOf(path);
}

function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown>)[key],
    root
  );
}

function withAt(root: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const from = root as Record<string | number, unknown>;
  const child = withAt(from[key], rest, value);
  if (Array.isArray(root)) return root.with(key as number, child);
  return { ...from, [key]: child };
}
