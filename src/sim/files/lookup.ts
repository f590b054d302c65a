import type { DirectoryNode, Inode } from './inode.js';
import { fail, type SystemCall } from './system-error.js';
import type { Volume } from './volume.js';

/** Where a path leads: an entry of a directory, which may not exist yet. */
export interface Place {
  readonly directory: DirectoryNode;
  /** `.`, `..` or `/` where the path names no entry of its own. */
  readonly name: string;
  readonly node: Inode | undefined;
  /** The path ends in a slash: only a directory will do. */
  readonly slash: boolean;
}

/**
 * When a symbolic link that stands last is followed. Calls that make or
 * remove a name never do, not even for a trailing slash.
 */
export type Follow = 'always' | 'slash' | 'never';

const NAME_BYTES_MAX = 255;
const PATH_BYTES_MAX = 4096;
const SYMLINKS_MAX = 40;
/** No name with fewer UTF-16 units can have too many bytes. */
const NAME_UNITS_SAFE = 85;
const PATH_UNITS_SAFE = 1365;

/** What stands in the way of a path. */
export type Obstacle = 'ENOENT' | 'ENOTDIR' | 'ELOOP' | 'ENAMETOOLONG';

/** Walks `path`; a missing last entry is a place, and no obstacle. */
export function seek(
  volume: Volume,
  path: string,
  follow: Follow
): Place | Obstacle {
  const { mount } = volume;
  if (tooLong(path, PATH_UNITS_SAFE, PATH_BYTES_MAX - 1)) return 'ENAMETOOLONG';
  const inside =
    path.startsWith(mount) &&
    (path.length === mount.length ? mount !== '' : path[mount.length] === '/');
  if (!inside) return 'ENOENT';
  return walk(volume, path.slice(mount.length), follow);
}

/** As `seek`; throws what stands in the way. */
export function locate(
  volume: Volume,
  path: string,
  follow: Follow,
  call: SystemCall
): Place {
  const found = seek(volume, path, follow);
  return typeof found === 'string' ? fail(found, call) : found;
}

/** The node at `path`, or ENOENT; ENOTDIR for a file with a slash. */
export function existing(
  volume: Volume,
  path: string,
  follow: Follow,
  call: SystemCall
): Inode {
  const { node, slash } = locate(volume, path, follow, call);
  if (!node) return fail('ENOENT', call);
  if (slash && node.kind !== 'directory') fail('ENOTDIR', call);
  return node;
}

/** Whether the place is no entry that could be removed or renamed. */
export function isFixed({ name }: Place): boolean {
  return name === '.' || name === '..' || name === '/';
}

function walk(volume: Volume, path: string, follow: Follow): Place | Obstacle {
  let directory = volume.root;
  let names = path.split('/');
  let slash = dropTrailingSlashes(names);
  if (names.length === 0) return fixed(directory, '/', slash);
  let symlinks = 0;
  for (let next = 0; ; ) {
    const name = names[next++] ?? '';
    const last = next === names.length;
    if (name === '' || name === '.' || name === '..') {
      if (name === '..') directory = directory.parent;
      if (last) return fixed(directory, name || '/', slash);
      continue;
    }
    if (tooLong(name, NAME_UNITS_SAFE, NAME_BYTES_MAX)) return 'ENAMETOOLONG';
    const node = directory.entries.get(name);
    if (node?.kind === 'symlink' && (!last || follows(follow, slash))) {
      symlinks += 1;
      if (symlinks > SYMLINKS_MAX) return 'ELOOP';
      const inner = insideMount(volume, node.target);
      if (inner === undefined) return 'ENOENT';
      if (node.target.startsWith('/')) directory = volume.root;
      names = [...inner.split('/'), ...names.slice(next)];
      slash = dropTrailingSlashes(names) || slash;
      next = 0;
      continue;
    }
    if (last) return { directory, name, node, slash };
    if (!node) return 'ENOENT';
    if (node.kind !== 'directory') return 'ENOTDIR';
    directory = node;
  }
}

function follows(follow: Follow, slash: boolean): boolean {
  return follow === 'always' || (follow === 'slash' && slash);
}

function fixed(directory: DirectoryNode, name: string, slash: boolean): Place {
  return { directory: directory.parent, name, node: directory, slash };
}

function dropTrailingSlashes(names: string[]): boolean {
  let dropped = false;
  while (names.length > 0 && names.at(-1) === '') {
    names.pop();
    dropped = true;
  }
  return dropped;
}

/** Where a link leads, from the mount point if it is absolute. */
function insideMount({ mount }: Volume, target: string): string | undefined {
  if (!target.startsWith('/')) return target || '.';
  if (!`${target}/`.startsWith(`${mount}/`)) return undefined;
  // The dot stands for a target that is the mount point itself.
  return target.slice(mount.length + 1) || '.';
}

function tooLong(text: string, unitsSafe: number, bytesMax: number): boolean {
  return text.length > unitsSafe && Buffer.byteLength(text) > bytesMax;
}
