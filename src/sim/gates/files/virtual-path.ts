import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SLASH = 47;

/**
 * The absolute path that `value` names if it lies below `root`; undefined for
 * everything else, what `node:fs` would refuse included.
 */
export function virtualPath(root: string, value: unknown): string | undefined {
  const path = typeof value === 'string' ? value : textOf(value);
  if (path === undefined || path.includes('\0')) return undefined;
  const isClear = !path.includes('/..');
  if (isClear && isBelow(root, path)) return path;
  if (isClear && path.charCodeAt(0) === SLASH && !path.includes('//')) {
    if (!path.includes('/./')) return undefined;
  }
  const resolved = resolve(path);
  if (!isBelow(root, resolved)) return undefined;
  // As it was given, where that can be walked: links make a difference.
  return isBelow(root, path) && staysBelow(root, path) ? path : resolved;
}

/** What follows the root, as the story shows it. */
export function withoutRoot(root: string, path: string): string {
  return path.length > root.length ? path.slice(root.length + 1) : '.';
}

function isBelow(root: string, path: string): boolean {
  if (!path.startsWith(root)) return false;
  return path.length === root.length || path.charCodeAt(root.length) === SLASH;
}

/** Whether no `..` on the way leaves the root, be it for a moment. */
function staysBelow(root: string, path: string): boolean {
  let depth = 0;
  for (const name of path.slice(root.length).split('/')) {
    if (name === '..') depth -= 1;
    else if (name !== '' && name !== '.') depth += 1;
    if (depth < 0) return false;
  }
  return true;
}

function textOf(value: unknown): string | undefined {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (!(value instanceof URL) || value.protocol !== 'file:') return undefined;
  return fileURLToPath(value);
}
