import { constants } from 'node:fs';
import type { GateLabel } from '../../context.js';

/** Of paths, by the name without `Sync`. */
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

/** Of descriptors, which were opened before. */
const CHANGING_OPEN: ReadonlySet<string> = new Set([
  'appendFile',
  'fdatasync',
  'fsync',
  'ftruncate',
  'write',
  'writeFile',
  'writev',
]);

/** Whether a function that names a path changes files. */
export function changesFiles(
  name: string,
  [first, flags]: readonly unknown[]
): boolean {
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

/** The same for one that may work on a descriptor. */
export function changesOpen(name: string, args: readonly unknown[]): boolean {
  return typeof args[0] === 'number'
    ? CHANGING_OPEN.has(name)
    : changesFiles(name, args);
}

const WRITING: ReadonlySet<string> = new Set([
  'fs:copyFile',
  'fs:write',
  'fs:writev',
]);

/** Whether a process can die half way through the effect behind a gate. */
export function isTearable({ kind, name }: GateLabel): boolean {
  return kind === 'fs' && WRITING.has(name.replace(/Sync$/, ''));
}
