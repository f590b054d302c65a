import { constants } from 'node:fs';
import { decode, type FileData, toBytes } from './bytes.js';
import { cloneVolume, forkVolume } from './clone.js';
import { finishCopy, type StartedCopy, startCopy } from './copy.js';
import { Descriptors } from './descriptors.js';
import { type DumpedEntry, digestVolume, dumpVolume } from './dump.js';
import { volumeAfter } from './durability/after.js';
import { type Lost, lostOf } from './durability/lost.js';
import { Pending } from './durability/pending.js';
import { survivorsOf } from './durability/survivors.js';
import { type AnyStats, FileTree } from './file-tree.js';
import { directoryNode } from './inode.js';
import {
  flush as flushFile,
  openFile,
  readAt,
  truncateTo,
  writeAt,
} from './open-file.js';
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

/** What a power loss left, and what it took. */
export interface AfterPowerLoss {
  readonly files: MemoryFileSystem;
  readonly lost: readonly Lost[];
}

type Position = number | bigint | null | undefined;

/**
 * A file system in memory with the semantics and errors of `node:fs` on
 * Linux, for a process that runs as root. Paths are absolute. Permissions and
 * owners are kept and not enforced; reading leaves the access time alone.
 */
export class MemoryFileSystem extends FileTree {
  readonly #descriptors: Descriptors;

  constructor(
    options: MemoryFileSystemOptions,
    volume?: Volume,
    descriptors = new Descriptors()
  ) {
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
    this.#descriptors = descriptors;
  }

  /** A copy that shares nothing that can change, without open descriptors. */
  clone(now: () => number = this.volume.now): MemoryFileSystem {
    const { toDate } = this;
    return new MemoryFileSystem({ now, toDate }, cloneVolume(this.volume, now));
  }

  /**
   * A copy, with its descriptors open, for a process that has died already and
   * must change nothing any more.
   */
  fork(): MemoryFileSystem {
    const { toDate } = this;
    const { volume, twinOf } = forkVolume(this.volume);
    const descriptors = this.#descriptors.fork((file) => ({
      ...file,
      node: twinOf(file.node),
    }));
    return new MemoryFileSystem(
      { now: volume.now, toDate },
      volume,
      descriptors
    );
  }

  /** From here on what is not synced can be lost; all that is there is. */
  trackDurability(): void {
    this.volume.pending = new Pending();
  }

  /**
   * What is found after a power loss, as a new file system: of what was done
   * and not synced, `choice` says what survived (`survivorsOf`). Tracking goes
   * on there. Without tracking nothing is lost.
   */
  afterPowerLoss(choice: number): AfterPowerLoss {
    const { volume, toDate } = this;
    const pending = volume.pending ?? new Pending();
    const { effects } = pending;
    const survivors = survivorsOf(effects, choice);
    const after = volumeAfter(volume, pending, survivors);
    const files = new MemoryFileSystem({ now: volume.now, toDate }, after);
    if (volume.pending) files.trackDurability();
    return { files, lost: lostOf(volume, effects, survivors) };
  }

  /**
   * Runs `effect` as by a process that dies inside it: what it writes is cut
   * as `cut` says (`tornLength`), and nothing is written after that.
   */
  torn<T>(cut: number, effect: () => T): T {
    this.volume.cut = cut;
    try {
      return effect();
    } finally {
      this.volume.cut = undefined;
    }
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
    const { encoding, flag = 'w', mode, flush = false } = asOptions(options);
    const bytes = toBytes(data, encoding as BufferEncoding);
    const opened =
      typeof file === 'number'
        ? this.#descriptors.get(file, 'write')
        : openFile(this.volume, file, openFlags(flag), asMode(mode));
    // Without data there is no call that could complain about the file.
    if (bytes.length > 0) writeAt(this.volume, opened, bytes, null);
    if (flush) flushFile(this.volume, opened.node);
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

  /** Nothing but a power loss can tell whether it was called. */
  fsync(descriptor: number): void {
    const { node } = this.#descriptors.get(descriptor, 'fsync');
    this.volume.pending?.synced(node);
  }

  /** It leaves out the times, which are never lost here. */
  fdatasync(descriptor: number): void {
    const { node } = this.#descriptors.get(descriptor, 'fdatasync');
    this.volume.pending?.synced(node);
  }
}

function asPosition(position: Position): number | null {
  const number = typeof position === 'bigint' ? Number(position) : position;
  return typeof number === 'number' && number >= 0 ? number : null;
}
