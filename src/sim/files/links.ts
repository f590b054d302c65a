import { type Inode, symlinkNode } from './inode.js';
import { existing, locate, type Place } from './lookup.js';
import { fail, type SystemCall } from './system-error.js';
import { attach, detach, type Volume } from './volume.js';

/** link(2): a second name for a file, made only if nothing has it. */
export function link(volume: Volume, path: string, dest: string): void {
  const call = { syscall: 'link', path, dest };
  const node = existing(volume, path, 'slash', call);
  const place = vacant(volume, dest, call);
  if (node.kind === 'directory') fail('EPERM', call);
  node.nlink += 1;
  node.ctimeMs = volume.now();
  attach(volume, place.directory, place.name, node);
}

export function symlink(volume: Volume, target: string, path: string): void {
  const call = { syscall: 'symlink', path: target, dest: path };
  if (target === '') fail('ENOENT', call);
  const place = vacant(volume, path, call);
  volume.lastInode += 1;
  const node = symlinkNode(volume.lastInode, volume.now(), target);
  attach(volume, place.directory, place.name, node);
}

export function readlink(volume: Volume, path: string): string {
  const call = { syscall: 'readlink', path };
  const node = existing(volume, path, 'slash', call);
  return node.kind === 'symlink' ? node.target : fail('EINVAL', call);
}

export function unlink(volume: Volume, path: string): void {
  const call = { syscall: 'unlink', path };
  const { directory, name, node, slash } = locate(volume, path, 'never', call);
  if (!node) fail('ENOENT', call);
  if (node.kind === 'directory') fail('EISDIR', call);
  if (slash) fail('ENOTDIR', call);
  dropName(volume, node);
  detach(volume, directory, name);
}

/** One name fewer leads to `node`; whoever has it open keeps it. */
export function dropName(volume: Volume, node: Inode): void {
  node.nlink -= 1;
  node.ctimeMs = volume.now();
}

function vacant(volume: Volume, path: string, call: SystemCall): Place {
  const place = locate(volume, path, 'never', call);
  if (place.node) fail('EEXIST', call);
  if (place.slash) fail('ENOENT', call);
  return place;
}
