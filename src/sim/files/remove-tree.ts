import { inByteOrder } from './byte-order.js';
import { removeDirectory } from './directories.js';
import type { Inode } from './inode.js';
import { unlink } from './links.js';
import { existing } from './lookup.js';
import { directoryNotRemovable, hasCode } from './system-error.js';
import { childPath, type Volume } from './volume.js';

export interface RemoveOptions {
  readonly recursive?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/** `fs.rm`: what is missing is an error unless `force` is set. */
export function remove(
  volume: Volume,
  path: string,
  { recursive = false, force = false }: RemoveOptions = {}
): void {
  const node = find(volume, path, recursive, force);
  if (!node) return;
  if (node.kind !== 'directory') {
    unlink(volume, path);
    return;
  }
  if (!recursive) throw directoryNotRemovable(path);
  if (isRemoved(volume, path)) return;
  for (const name of inByteOrder(node.entries.keys())) {
    remove(volume, childPath(path, name), { recursive, force });
  }
  removeDirectory(volume, path);
}

/** Node tries rmdir(2) first and descends only where it must. */
function isRemoved(volume: Volume, path: string): boolean {
  try {
    removeDirectory(volume, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOTEMPTY')) return false;
    throw error;
  }
}

function find(
  volume: Volume,
  path: string,
  recursive: boolean,
  force: boolean
): Inode | undefined {
  try {
    return existing(volume, path, 'slash', { syscall: 'lstat', path });
  } catch (error) {
    if (force && hasCode(error, 'ENOENT')) return undefined;
    // Node then goes on and lets unlink(2) complain.
    if (force && recursive) unlink(volume, path);
    throw error;
  }
}
