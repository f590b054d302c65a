import { inByteOrder } from './byte-order.js';
import type { DirectoryNode } from './inode.js';

/** Contents of files by their paths below the mount point. */
export type Contents = ReadonlyMap<string, Buffer>;

/** A file that is not as it was, with its sizes in bytes. */
export interface LeftFile {
  readonly path: string;
  /** Absent where it was not there. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

/** Cheap, since contents are never written in place: to be compared later. */
export function contentsOf(root: DirectoryNode): Contents {
  const contents = new Map<string, Buffer>();
  collect(root, '', contents);
  return contents;
}

/**
 * The files that came, went or changed between two moments, in byte order of
 * their paths: what a process that died has left behind.
 */
export function stateLeft(before: Contents, after: Contents): LeftFile[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return inByteOrder(paths)
    .filter((path) => !isSame(before.get(path), after.get(path)))
    .map((path) => ({
      path,
      before: before.get(path)?.length,
      after: after.get(path)?.length,
    }));
}

function isSame(left: Buffer | undefined, right: Buffer | undefined): boolean {
  if (left === right) return true;
  return left !== undefined && right !== undefined && left.equals(right);
}

function collect(
  directory: DirectoryNode,
  prefix: string,
  contents: Map<string, Buffer>
): void {
  for (const [name, node] of directory.entries) {
    const path = prefix + name;
    if (node.kind === 'file') contents.set(path, node.content);
    if (node.kind === 'directory') collect(node, `${path}/`, contents);
  }
}
