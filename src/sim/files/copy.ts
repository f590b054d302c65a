import { constants } from 'node:fs';
import { EMPTY } from './inode.js';
import { unlink } from './links.js';
import { locate } from './lookup.js';
import { type OpenFile, openFile, replaceContent } from './open-file.js';
import { fail } from './system-error.js';
import type { Volume } from './volume.js';

/** A copy whose target is there, still empty, and not yet filled. */
export interface StartedCopy {
  readonly from: OpenFile;
  readonly to: OpenFile;
}

/** The first half of copyFile, as libuv does it: both files are opened. */
export function startCopy(
  volume: Volume,
  path: string,
  dest: string,
  mode = 0
): StartedCopy {
  const call = { syscall: 'copyfile', path, dest };
  const from = openFile(volume, path, constants.O_RDONLY, undefined, call);
  const exclusive = mode & constants.COPYFILE_EXCL ? constants.O_EXCL : 0;
  const flags = constants.O_WRONLY | constants.O_CREAT | exclusive;
  const to = openFile(volume, dest, flags, from.node.mode, call);
  if (to.node !== from.node && to.node.kind === 'file') {
    volume.pending?.resize(to.node, dest, 0);
    to.node.content = EMPTY;
    to.node.mode = constants.S_IFREG | (from.node.mode & 0o7777);
  }
  return { from, to };
}

/** The second half: content is read as late as it is written. */
export function finishCopy(volume: Volume, { from, to }: StartedCopy): void {
  if (to.node === from.node || to.node.kind !== 'file') return;
  if (from.node.kind === 'file') {
    replaceContent(volume, to.node, to.path, from.node.content);
    return;
  }
  const call = { syscall: 'copyfile', path: from.path, dest: to.path };
  // libuv removes the target of a copy that failed.
  const { node } = locate(volume, to.path, 'never', call);
  if (node && node.kind !== 'directory') unlink(volume, to.path);
  fail('EISDIR', call);
}
