import { FileKind } from './file-kind.js';
import type { Inode } from './inode.js';
import { BLOCK_SIZE, type Instant, MemoryStats, type ToDate } from './stats.js';

const NS_PER_MS = 1_000_000;

/** The face of `fs.BigIntStats`, for `{ bigint: true }`. */
export class MemoryBigIntStats extends FileKind {
  readonly dev = 1n;
  readonly rdev = 0n;
  readonly blksize = BigInt(BLOCK_SIZE);
  readonly mode: bigint;
  readonly nlink: bigint;
  readonly uid: bigint;
  readonly gid: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly blocks: bigint;
  readonly atimeMs: bigint;
  readonly mtimeMs: bigint;
  readonly ctimeMs: bigint;
  readonly birthtimeMs: bigint;
  readonly atimeNs: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly birthtimeNs: bigint;
  readonly atime: Instant;
  readonly mtime: Instant;
  readonly ctime: Instant;
  readonly birthtime: Instant;

  constructor(node: Inode, toDate: ToDate) {
    super(node.mode);
    const stats = new MemoryStats(node, toDate);
    this.mode = BigInt(stats.mode);
    this.nlink = BigInt(stats.nlink);
    this.uid = BigInt(stats.uid);
    this.gid = BigInt(stats.gid);
    this.ino = BigInt(stats.ino);
    this.size = BigInt(stats.size);
    this.blocks = BigInt(stats.blocks);
    this.atimeMs = BigInt(Math.trunc(stats.atimeMs));
    this.mtimeMs = BigInt(Math.trunc(stats.mtimeMs));
    this.ctimeMs = BigInt(Math.trunc(stats.ctimeMs));
    this.birthtimeMs = BigInt(Math.trunc(stats.birthtimeMs));
    this.atimeNs = nanoseconds(stats.atimeMs);
    this.mtimeNs = nanoseconds(stats.mtimeMs);
    this.ctimeNs = nanoseconds(stats.ctimeMs);
    this.birthtimeNs = nanoseconds(stats.birthtimeMs);
    this.atime = stats.atime;
    this.mtime = stats.mtime;
    this.ctime = stats.ctime;
    this.birthtime = stats.birthtime;
  }
}

function nanoseconds(ms: number): bigint {
  const whole = Math.trunc(ms);
  const rest = Math.round((ms - whole) * NS_PER_MS);
  return BigInt(whole) * BigInt(NS_PER_MS) + BigInt(rest);
}
