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
  return new Walk(volume, path.slice(mount.length)).finish(follow);
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

class Walk {
  readonly #volume: Volume;
  #directory: DirectoryNode;
  #names: string[];
  #next = 0;
  #symlinks = 0;

  constructor(volume: Volume, path: string) {
    this.#volume = volume;
    this.#directory = volume.root;
    this.#names = path.split('/');
  }

  finish(follow: Follow): Place | Obstacle {
    let slash = this.#dropTrailingSlashes();
    if (this.#names.length === 0) return this.#fixed('/', slash);
    for (;;) {
      const name = this.#names[this.#next++] ?? '';
      const last = this.#next === this.#names.length;
      if (name === '' || name === '.' || name === '..') {
        if (name === '..') this.#directory = this.#directory.parent;
        if (last) return this.#fixed(name || '/', slash);
        continue;
      }
      if (tooLong(name, NAME_UNITS_SAFE, NAME_BYTES_MAX)) return 'ENAMETOOLONG';
      const node = this.#directory.entries.get(name);
      if (node?.kind === 'symlink' && (!last || this.#follows(follow, slash))) {
        const obstacle = this.#expand(node.target);
        if (obstacle) return obstacle;
        slash = this.#dropTrailingSlashes() || slash;
        continue;
      }
      if (last) return { directory: this.#directory, name, node, slash };
      if (!node) return 'ENOENT';
      if (node.kind !== 'directory') return 'ENOTDIR';
      this.#directory = node;
    }
  }

  #follows(follow: Follow, slash: boolean): boolean {
    return follow === 'always' || (follow === 'slash' && slash);
  }

  #fixed(name: string, slash: boolean): Place {
    const directory = this.#directory;
    return { directory: directory.parent, name, node: directory, slash };
  }

  #dropTrailingSlashes(): boolean {
    let dropped = false;
    while (this.#names.length > 0 && this.#names.at(-1) === '') {
      this.#names.pop();
      dropped = true;
    }
    return dropped;
  }

  #expand(target: string): Obstacle | undefined {
    this.#symlinks += 1;
    if (this.#symlinks > SYMLINKS_MAX) return 'ELOOP';
    const rest = this.#names.slice(this.#next);
    let inner = target;
    if (target.startsWith('/')) {
      const { mount, root } = this.#volume;
      if (!`${target}/`.startsWith(`${mount}/`)) return 'ENOENT';
      inner = target.slice(mount.length + 1);
      this.#directory = root;
    }
    // The dot stands for a target that is the mount point itself.
    this.#names = [...(inner || '.').split('/'), ...rest];
    this.#next = 0;
    return undefined;
  }
}

function tooLong(text: string, unitsSafe: number, bytesMax: number): boolean {
  return text.length > unitsSafe && Buffer.byteLength(text) > bytesMax;
}
