import { constants } from 'node:fs';
import { posix } from 'node:path';
import { MemoryBigIntStats } from './bigint-stats.js';
import * as directories from './directories.js';
import { MemoryDirent } from './dirent.js';
import type { Inode } from './inode.js';
import * as links from './links.js';
import { existing, type Follow, locate } from './lookup.js';
import {
  asMode,
  asOptions,
  type EncodingOr,
  type MkdirOptions,
  type ReaddirOptions,
  type StatOptions,
} from './options.js';
import { type RemoveOptions, remove } from './remove-tree.js';
import { rename } from './rename.js';
import { MemoryStats, type ToDate } from './stats.js';
import { hasCode } from './system-error.js';
import { setTimes, type TimeLike } from './timestamps.js';
import { childPath, pathOf, type Volume } from './volume.js';

export type AnyStats = MemoryStats | MemoryBigIntStats;

/** The operations on names: all that needs no open file. */
export class FileTree {
  protected readonly volume: Volume;
  protected readonly toDate: ToDate;

  constructor(volume: Volume, toDate: ToDate) {
    this.volume = volume;
    this.toDate = toDate;
  }

  mkdir(
    path: string,
    options?: MkdirOptions | number | string | null
  ): string | undefined {
    const given = typeof options === 'object' ? options : { mode: options };
    const { recursive = false, mode }: MkdirOptions = given ?? {};
    const bits = asMode(mode);
    if (recursive) return directories.makeDirectories(this.volume, path, bits);
    directories.makeDirectory(this.volume, path, bits);
    return undefined;
  }

  /** Numbered, not random: the same calls make the same names. */
  mkdtemp(prefix: string): string {
    return directories.makeTemporaryDirectory(this.volume, prefix);
  }

  /** In byte order, as libuv gives them. */
  readdir(
    path: string,
    options?: EncodingOr<ReaddirOptions>
  ): (string | Buffer | MemoryDirent)[] {
    const { encoding, withFileTypes, recursive = false } = asOptions(options);
    const listed = directories.listDirectory(this.volume, path, recursive);
    const named = (name: string) =>
      encoding === 'buffer' ? Buffer.from(name) : name;
    if (withFileTypes) {
      // Node joins the paths of folders below the one that it is given.
      return listed.map(({ name, parent, node }) => {
        const where = parent === path ? parent : posix.normalize(parent);
        return new MemoryDirent(named(name), where, node);
      });
    }
    if (!recursive) return listed.map(({ name }) => named(name));
    const start = childPath(path, '').length;
    return listed.map(({ parent, name }) =>
      named(childPath(parent, name).slice(start))
    );
  }

  rmdir(path: string): void {
    directories.removeDirectory(this.volume, path);
  }

  rm(path: string, options?: RemoveOptions): void {
    remove(this.volume, path, options);
  }

  unlink(path: string): void {
    links.unlink(this.volume, path);
  }

  link(path: string, dest: string): void {
    links.link(this.volume, path, dest);
  }

  symlink(target: string, path: string): void {
    links.symlink(this.volume, target, path);
  }

  readlink(path: string): string {
    return links.readlink(this.volume, path);
  }

  rename(path: string, dest: string): void {
    rename(this.volume, path, dest);
  }

  stat(path: string, options?: StatOptions): AnyStats | undefined {
    return this.#stats(path, 'always', 'stat', options);
  }

  lstat(path: string, options?: StatOptions): AnyStats | undefined {
    return this.#stats(path, 'slash', 'lstat', options);
  }

  access(path: string, _mode?: number): void {
    this.#existing(path, 'access');
  }

  exists(path: string): boolean {
    try {
      this.access(path);
      return true;
    } catch {
      return false;
    }
  }

  realpath(path: string): string {
    const call = { syscall: 'realpath', path };
    const node = existing(this.volume, path, 'always', call);
    if (node.kind === 'directory') return pathOf(this.volume, node);
    const { directory, name } = locate(this.volume, path, 'always', call);
    return childPath(pathOf(this.volume, directory), name);
  }

  /** `fs.realpath` walks the names itself and complains as `lstat` does. */
  realpathByWalking(path: string): string {
    let end = this.volume.mount.length;
    do {
      end = path.indexOf('/', end + 1);
      this.lstat(end < 0 ? path : path.slice(0, end));
    } while (end > 0);
    return this.realpath(path);
  }

  utimes(path: string, accessed: TimeLike, modified: TimeLike): void {
    const node = this.#existing(path, 'utime');
    setTimes(node, accessed, modified, this.volume.now());
  }

  lutimes(path: string, accessed: TimeLike, modified: TimeLike): void {
    const node = this.#existing(path, 'lutime', 'slash');
    setTimes(node, accessed, modified, this.volume.now());
  }

  chmod(path: string, mode: number | string): void {
    this.setMode(this.#existing(path, 'chmod'), mode);
  }

  chown(path: string, uid: number, gid: number): void {
    this.setOwner(this.#existing(path, 'chown'), uid, gid);
  }

  lchown(path: string, uid: number, gid: number): void {
    this.setOwner(this.#existing(path, 'lchown', 'slash'), uid, gid);
  }

  protected statsOf(node: Inode, options?: StatOptions): AnyStats {
    const Stats = options?.bigint ? MemoryBigIntStats : MemoryStats;
    return new Stats(node, this.toDate);
  }

  protected setMode(node: Inode, mode: number | string): void {
    const bits = (asMode(mode) ?? 0) & 0o7777;
    node.mode = (node.mode & constants.S_IFMT) | bits;
    node.ctimeMs = this.volume.now();
  }

  protected setOwner(node: Inode, uid: number, gid: number): void {
    node.uid = uid;
    node.gid = gid;
    node.ctimeMs = this.volume.now();
  }

  #existing(path: string, syscall: string, follow: Follow = 'always'): Inode {
    return existing(this.volume, path, follow, { syscall, path });
  }

  #stats(
    path: string,
    follow: Follow,
    syscall: string,
    options?: StatOptions
  ): AnyStats | undefined {
    try {
      return this.statsOf(this.#existing(path, syscall, follow), options);
    } catch (error) {
      const tolerated = options?.throwIfNoEntry === false;
      if (tolerated && hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }
}
