import type { DirectoryNode, Inode } from './inode.js';
import type { Volume } from './volume.js';

/**
 * A structural copy. Contents are immutable and shared; a node with several
 * names stays one node.
 */
export function cloneVolume(volume: Volume, now: () => number): Volume {
  const linked = new Map<Inode, Inode>();
  const root = cloneDirectory(volume.root, linked);
  return { ...volume, root, now, pending: undefined, cut: undefined };
}

/** A copy, and how to find the twin of a node in it that is open here. */
export function forkVolume(volume: Volume): {
  readonly volume: Volume;
  twinOf<Node extends Inode>(node: Node): Node;
} {
  const twins = new Map<Inode, Inode>();
  const root = cloneDirectory(volume.root, twins, true);
  return {
    volume: { ...volume, root, pending: undefined, cut: undefined },
    twinOf<Node extends Inode>(node: Node): Node {
      // Of a file that has lost its last name nobody else has a copy.
      return (twins.get(node) ?? { ...node }) as Node;
    },
  };
}

function cloneDirectory(
  source: DirectoryNode,
  linked: Map<Inode, Inode>,
  isKept = false
): DirectoryNode {
  const copy: DirectoryNode = { ...source, entries: new Map() };
  copy.parent = copy;
  if (isKept) linked.set(source, copy);
  for (const [name, node] of source.entries) {
    const twin = cloneNode(node, linked, isKept);
    if (twin.kind === 'directory') twin.parent = copy;
    copy.entries.set(name, twin);
  }
  return copy;
}

function cloneNode(
  node: Inode,
  linked: Map<Inode, Inode>,
  isKept: boolean
): Inode {
  if (node.kind === 'directory') return cloneDirectory(node, linked, isKept);
  if (node.nlink === 1 && !isKept) return { ...node };
  const known = linked.get(node);
  if (known) return known;
  const copy = { ...node };
  linked.set(node, copy);
  return copy;
}
