import { constants } from 'node:fs';

/** What every entry has, whatever it holds. Times are virtual, in ms. */
interface Metadata {
  readonly ino: number;
  mode: number;
  uid: number;
  gid: number;
  /** Names that lead here; kept for files and symbolic links. */
  nlink: number;
  atimeMs: number;
  mtimeMs: number;
  ctimeMs: number;
  birthtimeMs: number;
}

export interface FileNode extends Metadata {
  readonly kind: 'file';
  /** Never written in place, so that clones and readers may share it. */
  content: Buffer;
}

export interface DirectoryNode extends Metadata {
  readonly kind: 'directory';
  readonly entries: Map<string, Inode>;
  /** The mount point is its own parent. */
  parent: DirectoryNode;
  name: string;
}

export interface SymlinkNode extends Metadata {
  readonly kind: 'symlink';
  readonly target: string;
}

export type Inode = FileNode | DirectoryNode | SymlinkNode;

/** The usual umask of a server process, fixed for the sake of replay. */
const UMASK = 0o022;

export const EMPTY: Buffer = Buffer.alloc(0);

export function fileNode(ino: number, nowMs: number, mode = 0o666): FileNode {
  const bits = constants.S_IFREG | (mode & ~UMASK & 0o7777);
  return { kind: 'file', ...metadata(ino, bits, nowMs), content: EMPTY };
}

/** A directory without a name; `attachDirectory` gives it its place. */
export function directoryNode(
  ino: number,
  nowMs: number,
  mode = 0o777
): DirectoryNode {
  const bits = constants.S_IFDIR | (mode & ~UMASK & 0o7777);
  const node: Omit<DirectoryNode, 'parent'> & { parent?: DirectoryNode } = {
    kind: 'directory',
    ...metadata(ino, bits, nowMs),
    entries: new Map(),
    name: '',
  };
  node.parent = node as DirectoryNode;
  return node as DirectoryNode;
}

export function symlinkNode(
  ino: number,
  nowMs: number,
  target: string
): SymlinkNode {
  const bits = constants.S_IFLNK | 0o777;
  return { kind: 'symlink', ...metadata(ino, bits, nowMs), target };
}

function metadata(ino: number, mode: number, nowMs: number): Metadata {
  return {
    ino,
    mode,
    uid: 0,
    gid: 0,
    nlink: 1,
    atimeMs: nowMs,
    mtimeMs: nowMs,
    ctimeMs: nowMs,
    birthtimeMs: nowMs,
  };
}
