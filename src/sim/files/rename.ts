import type { DirectoryNode, Inode } from './inode.js';
import { dropName } from './links.js';
import { isFixed, locate, type Place } from './lookup.js';
import { fail, type SystemCall } from './system-error.js';
import { enter, leave, type Volume } from './volume.js';

/** rename(2): replaces what is at `dest` in one step, or changes nothing. */
export function rename(volume: Volume, path: string, dest: string): void {
  const call = { syscall: 'rename', path, dest };
  const from = locate(volume, path, 'never', call);
  const to = locate(volume, dest, 'never', call);
  const node = movable(from, to, call);
  if (node === to.node) return;
  if (to.node) {
    assertReplaceable(node, to.node, call);
    dropName(volume, to.node);
  }
  volume.pending?.rename(from, to, node);
  leave(volume, from.directory, from.name);
  enter(volume, to.directory, to.name, node);
  node.ctimeMs = volume.now();
}

/** The checks of the kernel that precede a look at the target's kind. */
function movable(from: Place, to: Place, call: SystemCall): Inode {
  if (isFixed(from) || isFixed(to)) fail('EBUSY', call);
  const { node } = from;
  if (!node) return fail('ENOENT', call);
  if (node.kind === 'directory') {
    if (isWithin(to.directory, node)) fail('EINVAL', call);
  } else if (from.slash || to.slash) {
    fail('ENOTDIR', call);
  }
  if (to.node?.kind === 'directory' && isWithin(from.directory, to.node)) {
    fail('ENOTEMPTY', call);
  }
  return node;
}

function assertReplaceable(node: Inode, target: Inode, call: SystemCall): void {
  if (target.kind !== 'directory') {
    if (node.kind === 'directory') fail('ENOTDIR', call);
    return;
  }
  if (node.kind !== 'directory') fail('EISDIR', call);
  if (target.entries.size > 0) fail('ENOTEMPTY', call);
}

function isWithin(directory: DirectoryNode, ancestor: DirectoryNode): boolean {
  let current = directory;
  while (current !== ancestor) {
    if (current.parent === current) return false;
    current = current.parent;
  }
  return true;
}
