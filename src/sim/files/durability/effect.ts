import type { DirectoryNode, FileNode, Inode } from '../inode.js';

/** One name of a directory, before and after. */
export interface Entry {
  readonly directory: DirectoryNode;
  readonly name: string;
  readonly before: Inode | undefined;
  readonly after: Inode | undefined;
}

/** Names that change together: one, or the two of a rename. */
interface NamesEffect {
  readonly kind: 'names';
  readonly entries: readonly Entry[];
  /** The directory whose fsync makes it durable. */
  readonly syncedBy: DirectoryNode;
}

/** A file becomes longer or shorter; what is new reads as zeros. */
export interface SizeEffect {
  readonly kind: 'size';
  readonly node: FileNode;
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** Bytes reach their place in a file that is long enough for them. */
export interface BytesEffect {
  readonly kind: 'bytes';
  readonly node: FileNode;
  readonly path: string;
  readonly start: number;
  readonly bytes: Buffer;
}

/** What a power loss takes or leaves as a whole. */
export type Effect = NamesEffect | SizeEffect | BytesEffect;

/** What a disc writes as a whole, in bytes. */
const SECTOR_BYTES = 512;

/** So many pieces of one write may be lost apart; of a long one, long ones. */
const PIECES_MAX = 4;

/** The pieces of a write, cut where sectors end. */
export function piecesOf(
  node: FileNode,
  path: string,
  start: number,
  bytes: Buffer
): BytesEffect[] {
  const first = Math.floor(start / SECTOR_BYTES);
  const end = start + bytes.length;
  const sectors = Math.ceil(end / SECTOR_BYTES) - first;
  const stride = Math.ceil(sectors / PIECES_MAX) * SECTOR_BYTES;
  const pieces: BytesEffect[] = [];
  for (let from = start; from < end; ) {
    const cut = first * SECTOR_BYTES + stride * (pieces.length + 1);
    const to = Math.min(end, cut);
    const part = bytes.subarray(from - start, to - start);
    pieces.push({ kind: 'bytes', node, path, start: from, bytes: part });
    from = to;
  }
  return pieces;
}

/**
 * Whether `later` cannot have reached the disc without `earlier`, which came
 * before it.
 */
export function needs(later: Effect, earlier: Effect): boolean {
  if (later.kind === 'names') {
    return earlier.kind === 'names' && isOrdered(later, earlier);
  }
  if (earlier.kind === 'names' || earlier.node !== later.node) return false;
  if (earlier.kind === 'size') {
    if (later.kind === 'size') return true;
    // The room for the bytes, and the cut that made their place free.
    const shortest = Math.min(earlier.from, earlier.to);
    return shortest < later.start + later.bytes.length;
  }
  return later.kind === 'bytes' && shareSector(later, earlier);
}

function isOrdered(later: NamesEffect, earlier: NamesEffect): boolean {
  if (movesDirectory(later) && movesDirectory(earlier)) return true;
  return later.entries.some((entry) =>
    earlier.entries.some(
      ({ directory, name }) =>
        directory === entry.directory && name === entry.name
    )
  );
}

function movesDirectory({ entries }: NamesEffect): boolean {
  return entries.length > 1 && entries[0]?.before?.kind === 'directory';
}

/** A sector is written as it is at the time, all earlier bytes included. */
function shareSector(later: BytesEffect, earlier: BytesEffect): boolean {
  const first = ({ start }: BytesEffect) => Math.floor(start / SECTOR_BYTES);
  const last = ({ start, bytes }: BytesEffect) =>
    Math.floor((start + bytes.length - 1) / SECTOR_BYTES);
  return first(later) <= last(earlier) && first(earlier) <= last(later);
}
