import { constants } from 'node:fs';
import { decode, type FileData, toBytes } from './bytes.js';
import { cloneVolume } from './clone.js';
import { finishCopy, type StartedCopy, startCopy } from './copy.js';
import { Descriptors } from './descriptors.js';
import { type DumpedEntry, digestVolume, dumpVolume } from './dump.js';
import { type AnyStats, FileTree } from './file-tree.js';
import { directoryNode } from './inode.js';
import { openFile, readAt, truncateTo, writeAt } from './open-file.js';
import { openFlags } from './open-flags.js';
import {
  asMode,
  asOptions,
  type EncodingOr,
  type ReadFileOptions,
  type StatOptions,
  type WriteFileOptions,
} from './options.js';
import type { ToDate } from './stats.js';
import { setTimes, type TimeLike } from './timestamps.js';
import type { Volume } from './volume.js';

export interface MemoryFileSystemOptions {
  /** The virtual clock, in ms since the epoch. */
  readonly now: () => number;
  /** An absolute path: the root directory. Nothing else exists. */
  readonly mount?: string | undefined;
  /**
   * Makes the dates of stats. By default with the `Date` that is global at
   * that moment, so that `instanceof Date` holds under a virtual clock too.
   */
  readonly toDate?: ToDate | undefined;
}

type Position = number | bigint | null | undefined;

/**
 * A file system in memory with the semantics and errors of `node:fs` on
 * Linux, for a process that runs as root. Paths are absolute. Permissions and
 * owners are kept and not enforced; reading leaves the access time alone.
 */
export class MemoryFileSystem extends FileTree {
  readonly #descriptors = new Descriptors();

  constructor(options: MemoryFileSystemOptions, volume?: Volume) {
    // biome-ignore lint/style/noRestrictedGlobals: the time is given, not read
    const { now, mount = '/', toDate = (ms) => new Date(ms) } = options;
    const empty = () => ({
      mount: mount.endsWith('/') ? mount.slice(0, -1) : mount,
      root: directoryNode(1, now()),
      now,
      lastInode: 1,
      temporaryNames: 0,
    });
    super(volume ?? empty(), toDate);
  }

  /** A copy that shares nothing that can change, without open descriptors. */
  clone(now: () => number = this.volume.now): MemoryFileSystem {
    const { toDate } = this;
    return new MemoryFileSystem({ now, toDate }, cloneVolume(this.volume, now));
  }

  /** Every entry as plain data: paths, links, modes, times and contents. */
  dump(): DumpedEntry[] {
    return dumpVolume(this.volume);
  }

  /** SHA-256 of the dump, in hex. */
  digest(): string {
    return digestVolume(this.volume);
  }

  open(
    path: string,
    flags?: string | number | null,
    mode?: number | string
  ): number {
    const bits = openFlags(flags);
    const file = openFile(this.volume, path, bits, asMode(mode));
    return this.#descriptors.add(file);
  }

  close(descriptor: number): void {
    this.#descriptors.close(descriptor);
  }

  /** The path that a descriptor was opened by; undefined once it is closed. */
  pathOf(descriptor: number): string | undefined {
    return this.#descriptors.peek(descriptor)?.path;
  }

  /** Fills `buffer` from `offset` on and answers the number of bytes read. */
  read(
    descriptor: number,
    buffer: NodeJS.ArrayBufferView,
    offset = 0,
    length = buffer.byteLength - offset,
    position?: Position
  ): number {
    // Node does not even ask the system for no bytes.
    if (length === 0) return 0;
    const file = this.#descriptors.get(descriptor, 'read');
    const bytes = readAt(file, length, asPosition(position));
    const { byteOffset, byteLength } = buffer;
    new Uint8Array(buffer.buffer, byteOffset, byteLength).set(bytes, offset);
    return bytes.length;
  }

  /** Writes all of `data` and answers its number of bytes. */
  write(
    descriptor: number,
    data: FileData,
    position?: Position,
    encoding?: BufferEncoding | null
  ): number {
    const file = this.#descriptors.get(descriptor, 'write');
    const bytes = toBytes(data, encoding);
    return writeAt(this.volume, file, bytes, asPosition(position));
  }

  readFile(
    file: string | number,
    options?: EncodingOr<ReadFileOptions>
  ): string | Buffer {
    const { encoding, flag } = asOptions(options);
    const opened =
      typeof file === 'number'
        ? this.#descriptors.get(file, 'read')
        : openFile(this.volume, file, openFlags(flag), undefined);
    return decode(readAt(opened, Number.POSITIVE_INFINITY, null), encoding);
  }

  writeFile(
    file: string | number,
    data: FileData,
    options?: EncodingOr<WriteFileOptions>
  ): void {
    const { encoding, flag = 'w', mode } = asOptions(options);
    const bytes = toBytes(data, encoding as BufferEncoding);
    const opened =
      typeof file === 'number'
        ? this.#descriptors.get(file, 'write')
        : openFile(this.volume, file, openFlags(flag), asMode(mode));
    // Without data there is no call that could complain about the file.
    if (bytes.length > 0) writeAt(this.volume, opened, bytes, null);
  }

  appendFile(
    file: string | number,
    data: FileData,
    options?: EncodingOr<WriteFileOptions>
  ): void {
    this.writeFile(file, data, { flag: 'a', ...asOptions(options) });
  }

  truncate(path: string, length?: number | null): void {
    const file = openFile(this.volume, path, constants.O_RDWR, undefined);
    truncateTo(this.volume, file, length ?? 0);
  }

  ftruncate(descriptor: number, length?: number | null): void {
    const file = this.#descriptors.get(descriptor, 'ftruncate');
    truncateTo(this.volume, file, length ?? 0);
  }

  copyFile(path: string, dest: string, mode?: number): void {
    this.finishCopy(this.startCopy(path, dest, mode));
  }

  /** `copyFile` in two halves: a reader can see the empty target. */
  startCopy(path: string, dest: string, mode?: number): StartedCopy {
    return startCopy(this.volume, path, dest, mode);
  }

  finishCopy(copy: StartedCopy): void {
    finishCopy(this.volume, copy);
  }

  fstat(descriptor: number, options?: StatOptions): AnyStats {
    const { node } = this.#descriptors.get(descriptor, 'fstat');
    return this.statsOf(node, options);
  }

  futimes(descriptor: number, accessed: TimeLike, modified: TimeLike): void {
    const { node } = this.#descriptors.get(descriptor, 'futime');
    setTimes(node, accessed, modified, this.volume.now());
  }

  fchmod(descriptor: number, mode: number | string): void {
    this.setMode(this.#descriptors.get(descriptor, 'fchmod').node, mode);
  }

  fchown(descriptor: number, uid: number, gid: number): void {
    this.setOwner(this.#descriptors.get(descriptor, 'fchown').node, uid, gid);
  }

  /** Durability is not modelled: a crash keeps what was executed. */
  fsync(descriptor: number): void {
    this.#descriptors.get(descriptor, 'fsync');
  }

  fdatasync(descriptor: number): void {
    this.#descriptors.get(descriptor, 'fdatasync');
  }
}

function asPosition(position: Position): number | null {
  const number = typeof position === 'bigint' ? Number(position) : position;
  return typeof number === 'number' && number >= 0 ? number : null;
}
