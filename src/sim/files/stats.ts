import { FileKind } from './file-kind.js';
import type { Inode } from './inode.js';

/** Only the type: nothing here reads the clock. */
export type Instant = InstanceType<DateConstructor>;

export type ToDate = (ms: number) => Instant;

export const BLOCK_SIZE = 4096;
const SECTOR_SIZE = 512;

/** The face of `fs.Stats`. */
export class MemoryStats extends FileKind {
  readonly dev = 1;
  readonly rdev = 0;
  readonly blksize = BLOCK_SIZE;
  readonly mode: number;
  readonly nlink: number;
  readonly uid: number;
  readonly gid: number;
  readonly ino: number;
  readonly size: number;
  readonly blocks: number;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly birthtimeMs: number;
  readonly #toDate: ToDate;

  constructor(node: Inode, toDate: ToDate) {
    super(node.mode);
    this.mode = node.mode;
    this.nlink = linksTo(node);
    this.uid = node.uid;
    this.gid = node.gid;
    this.ino = node.ino;
    this.size = sizeOf(node);
    this.blocks = Math.ceil(this.size / SECTOR_SIZE);
    this.atimeMs = node.atimeMs;
    this.mtimeMs = node.mtimeMs;
    this.ctimeMs = node.ctimeMs;
    this.birthtimeMs = node.birthtimeMs;
    this.#toDate = toDate;
  }
  // Dates are made on demand: few callers look at them.
  get atime(): Instant {
    return this.#toDate(Math.round(this.atimeMs));
  }
  get mtime(): Instant {
    return this.#toDate(Math.round(this.mtimeMs));
  }
  get ctime(): Instant {
    return this.#toDate(Math.round(this.ctimeMs));
  }
  get birthtime(): Instant {
    return this.#toDate(Math.round(this.birthtimeMs));
  }
}

/** A directory counts itself, its name and each subdirectory's `..`. */
function linksTo(node: Inode): number {
  if (node.kind !== 'directory') return node.nlink;
  let links = 2;
  for (const entry of node.entries.values()) {
    if (entry.kind === 'directory') links += 1;
  }
  return links;
}

function sizeOf(node: Inode): number {
  if (node.kind === 'file') return node.content.length;
  if (node.kind === 'directory') return BLOCK_SIZE;
  return Buffer.byteLength(node.target);
}
