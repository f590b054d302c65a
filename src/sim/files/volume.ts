import type { Pending } from './durability/pending.js';
import type { DirectoryNode, Inode } from './inode.js';

/** The state of one file system; the operations beside it are functions. */
export interface Volume {
  /** Where the root directory is mounted, without a trailing slash. */
  readonly mount: string;
  readonly root: DirectoryNode;
  /** The virtual clock, in ms since the epoch. */
  readonly now: () => number;
  lastInode: number;
  /** How many temporary names were drawn: `mkdtemp` must replay. */
  temporaryNames: number;
  /** What a power loss may take; absent where nobody asks. */
  pending?: Pending | undefined;
  /** Set while a process dies inside a call: how much of a write is done. */
  cut?: number | undefined;
}

/** Enters `node` under `name`, as creating, linking and renaming do. */
export function attach(
  volume: Volume,
  directory: DirectoryNode,
  name: string,
  node: Inode
): void {
  volume.pending?.entry(directory, name, node);
  enter(volume, directory, name, node);
}

export function detach(
  volume: Volume,
  directory: DirectoryNode,
  name: string
): void {
  volume.pending?.entry(directory, name, undefined);
  leave(volume, directory, name);
}

/** As `attach`, for a caller that says itself what may be lost. */
export function enter(
  volume: Volume,
  directory: DirectoryNode,
  name: string,
  node: Inode
): void {
  directory.entries.set(name, node);
  if (node.kind === 'directory') {
    node.parent = directory;
    node.name = name;
  }
  contentChanged(directory, volume.now());
}

export function leave(
  volume: Volume,
  directory: DirectoryNode,
  name: string
): void {
  directory.entries.delete(name);
  contentChanged(directory, volume.now());
}

export function contentChanged(node: Inode, nowMs: number): void {
  node.mtimeMs = nowMs;
  node.ctimeMs = nowMs;
}

export function pathOf(volume: Volume, directory: DirectoryNode): string {
  if (directory === volume.root) return volume.mount || '/';
  return childPath(pathOf(volume, directory.parent), directory.name);
}

export function childPath(directory: string, name: string): string {
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}
