import { constants } from 'node:fs';
import { resolve } from 'node:path';

/** Told of, at most: they are one mistake. */
const TOLD_MAX = 5;

const found = new Set<string>();

/**
 * Real files that simulated processes have changed, as `fs:mkdir /path`: by
 * rights all that they keep is below the virtual root.
 */
export function changesOutside(): readonly string[] {
  return [...found];
}

/** Notes a call on a real file; true if it changes something there. */
export function noteOutside(name: string, args: readonly unknown[]): boolean {
  if (!changes(name, args)) return false;
  if (found.size < TOLD_MAX) found.add(outsideTarget(name, args));
  return true;
}

/** The call as messages show it, with the whole path. */
export function outsideTarget(name: string, args: readonly unknown[]): string {
  const [first] = args;
  const path = typeof first === 'string' ? resolve(first) : String(first);
  return `fs:${name} ${path}`;
}

/** By the name without `Sync`. */
const CHANGING: ReadonlySet<string> = new Set([
  'appendFile',
  'chmod',
  'chown',
  'copyFile',
  'cp',
  'lchown',
  'link',
  'lutimes',
  'mkdir',
  'mkdtemp',
  'rename',
  'rm',
  'rmdir',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
  'writeFile',
]);

function changes(name: string, [first, flags]: readonly unknown[]): boolean {
  const plain = name.replace(/Sync$/, '');
  if (plain === 'open') return opensForWriting(flags);
  // A descriptor was opened before, and that was seen.
  return CHANGING.has(plain) && typeof first !== 'number';
}

function opensForWriting(flags: unknown): boolean {
  if (typeof flags === 'string') return flags !== 'r' && flags !== 'rs';
  if (typeof flags !== 'number') return false;
  const { O_WRONLY, O_RDWR, O_CREAT } = constants;
  return (flags & (O_WRONLY | O_RDWR | O_CREAT)) !== 0;
}
