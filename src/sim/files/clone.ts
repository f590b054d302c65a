import type { DirectoryNode, Inode } from './inode.js';
import type { Volume } from './volume.js';

/**
 * A structural copy. Contents are immutable and shared; a node with several
 * names stays one node.
 */
export function cloneVolume(volume: Volume, now: () => number): Volume {
  const linked = new Map<Inode, Inode>();
  const root = cloneDirectory(volume.root, linked);
  return { ...volume, root, now };
}

function cloneDirectory(
  source: DirectoryNode,
  linked: Map<Inode, Inode>
): DirectoryNode {
  const copy: DirectoryNode = { ...source, entries: new Map() };
  copy.parent = copy;
  for (const [name, node] of source.entries) {
    const twin = cloneNode(node, linked);
    if (twin.kind === 'directory') twin.parent = copy;
    copy.entries.set(name, twin);
  }
  return copy;
}

function cloneNode(node: Inode, linked: Map<Inode, Inode>): Inode {
  if (node.kind === 'directory') return cloneDirectory(node, linked);
  if (node.nlink === 1) return { ...node };
  const known = linked.get(node);
  if (known) return known;
  const copy = { ...node };
  linked.set(node, copy);
  return copy;
}
