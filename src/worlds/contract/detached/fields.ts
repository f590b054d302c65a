import { isDate, isUint8Array } from 'node:util/types';

/** Deeper than anything that a World answers. */
const DEPTH_MAX = 8;

/** What is no object with fields of its own, bytes and dates among it. */
export function isLeaf(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return isDate(value) || isUint8Array(value);
}

/** The fields of an object; none of one that throws when it is read. */
export function fieldsOf(
  value: unknown
): readonly (readonly [string, unknown])[] {
  if (isLeaf(value)) return [];
  try {
    return Object.entries(value as object);
  } catch {
    return [];
  }
}

/** Every object within a value, and the value itself where it is one. */
export function objectsIn(
  value: unknown,
  depth = DEPTH_MAX
): readonly object[] {
  if (isLeaf(value) || depth === 0) return [];
  const inner = fieldsOf(value).flatMap(([, each]) =>
    objectsIn(each, depth - 1)
  );
  return [value as object, ...inner];
}

/** Every leaf within a value, by its path. */
export function leavesIn(
  value: unknown,
  path = '',
  depth = DEPTH_MAX
): readonly (readonly [path: string, leaf: unknown])[] {
  if (isLeaf(value)) return [[path, value]];
  if (depth === 0) return [];
  return fieldsOf(value).flatMap(([key, each]) =>
    leavesIn(each, path === '' ? key : `${path}.${key}`, depth - 1)
  );
}

/** What a value says, in a form that nobody changes any more. */
export function saidBy(value: unknown): string {
  return JSON.stringify(
    leavesIn(value).map(([path, leaf]) => [path, wordOf(leaf)])
  );
}

function wordOf(leaf: unknown): string {
  if (isDate(leaf)) return String(leaf.getTime());
  if (isUint8Array(leaf)) return Buffer.from(leaf).toString('latin1');
  return `${typeof leaf} ${String(leaf)}`;
}
