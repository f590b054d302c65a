import { inByteOrder } from './byte-order.js';
import { type DirectoryNode, directoryNode } from './inode.js';
import { existing, isFixed, locate, seek } from './lookup.js';
import { fail, type SystemCall } from './system-error.js';
import { attach, childPath, detach, type Volume } from './volume.js';

export function makeDirectory(
  volume: Volume,
  path: string,
  mode: number | undefined,
  call: SystemCall = { syscall: 'mkdir', path }
): void {
  const place = locate(volume, path, 'never', call);
  if (place.node) fail('EEXIST', call);
  volume.lastInode += 1;
  const node = directoryNode(volume.lastInode, volume.now(), mode);
  attach(volume, place.directory, place.name, node);
}

/** `mkdir -p`; answers the first directory that it had to make. */
export function makeDirectories(
  volume: Volume,
  path: string,
  mode: number | undefined
): string | undefined {
  const call = { syscall: 'mkdir', path };
  let first: string | undefined;
  for (const prefix of missingPrefixes(volume, path, call)) {
    const { node } = locate(volume, prefix, 'never', call);
    // `a/..` came to be with `a`.
    if (node?.kind === 'directory') continue;
    // A link to nowhere is missing and in the way at once.
    if (node) fail(node.kind === 'symlink' ? 'ENOENT' : 'EEXIST', call);
    makeDirectory(volume, prefix, mode, call);
    first ??= prefix;
  }
  return first;
}

/** The ancestors of `path`, and itself, that do not exist, outermost first. */
function missingPrefixes(
  volume: Volume,
  path: string,
  call: SystemCall
): string[] {
  const prefixes: string[] = [];
  let prefix = path;
  while (!isDirectory(volume, prefix, prefixes.length === 0, call)) {
    prefixes.unshift(prefix);
    prefix = parentPath(prefix);
    if (!prefix.startsWith(volume.mount)) fail('ENOENT', call);
  }
  return prefixes;
}

function parentPath(path: string): string {
  const trimmed = withoutSlashes(path);
  return withoutSlashes(trimmed.slice(0, trimmed.lastIndexOf('/')));
}

function withoutSlashes(path: string): string {
  return path.endsWith('/') ? withoutSlashes(path.slice(0, -1)) : path;
}

function isDirectory(
  volume: Volume,
  path: string,
  last: boolean,
  call: SystemCall
): boolean {
  const found = seek(volume, path || '/', 'always');
  if (found === 'ENOENT') return false;
  if (typeof found === 'string') return fail(found, call);
  const { node, slash } = found;
  if (!node) return false;
  if (node.kind === 'directory') return true;
  return fail(last && !slash ? 'EEXIST' : 'ENOTDIR', call);
}

export function removeDirectory(volume: Volume, path: string): void {
  const call = { syscall: 'rmdir', path };
  const place = locate(volume, path, 'never', call);
  if (!place.node) fail('ENOENT', call);
  if (place.node.kind !== 'directory') fail('ENOTDIR', call);
  if (place.name === '.') fail('EINVAL', call);
  if (place.name === '/') fail('EBUSY', call);
  if (isFixed(place) || place.node.entries.size > 0) fail('ENOTEMPTY', call);
  detach(volume, place.directory, place.name);
}

function openDirectory(volume: Volume, path: string): DirectoryNode {
  const call = { syscall: 'scandir', path };
  const node = existing(volume, path, 'always', call);
  return node.kind === 'directory' ? node : fail('ENOTDIR', call);
}

/** A name below a directory; `parent` is that directory as it was asked for. */
export interface Listed {
  readonly parent: string;
  readonly name: string;
  readonly node: DirectoryNode['entries'] extends Map<string, infer Node>
    ? Node
    : never;
}

/** The entries of `path` in byte order, those of subdirectories after them. */
export function listDirectory(
  volume: Volume,
  path: string,
  recursive: boolean
): Listed[] {
  const listed: Listed[] = [];
  const queue = [{ parent: path, directory: openDirectory(volume, path) }];
  for (const { parent, directory } of queue) {
    for (const name of inByteOrder(directory.entries.keys())) {
      const node = directory.entries.get(name);
      if (!node) continue;
      listed.push({ parent, name, node });
      if (recursive && node.kind === 'directory') {
        queue.push({ parent: childPath(parent, name), directory: node });
      }
    }
  }
  return listed;
}

const SUFFIX_LENGTH = 6;

/** A numbered suffix where mkdtemp(3) draws one, so that replays agree. */
export function makeTemporaryDirectory(volume: Volume, prefix: string): string {
  const call = { syscall: 'mkdtemp', path: `${prefix}XXXXXX` };
  for (;;) {
    volume.temporaryNames += 1;
    const number = volume.temporaryNames.toString(36);
    const path = prefix + number.padStart(SUFFIX_LENGTH, '0');
    if (locate(volume, path, 'never', call).node) continue;
    makeDirectory(volume, path, 0o700, call);
    return path;
  }
}
