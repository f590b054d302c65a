import { createHash } from 'node:crypto';
import { inByteOrder } from './byte-order.js';
import type { DirectoryNode, Inode } from './inode.js';
import type { Volume } from './volume.js';

/** One entry of a dump, in byte order of the paths, parents first. */
export interface DumpedEntry {
  /** Relative to the mount point. */
  readonly path: string;
  readonly kind: Inode['kind'];
  readonly mode: number;
  readonly mtimeMs: number;
  /** Names with the same number share one node; counted from the first. */
  readonly node: number;
  /** Content of a file, target of a symbolic link. */
  readonly text?: string;
  /** Content in base64, where it is not UTF-8. */
  readonly bytes?: string;
}

/** Everything that a later reader could see, as plain data. */
export function dumpVolume(volume: Volume): DumpedEntry[] {
  const entries: DumpedEntry[] = [];
  collect(volume.root, '', new Map(), entries);
  return entries;
}

/** Equal for two file systems if and only if their dumps are. */
export function digestVolume(volume: Volume): string {
  const text = JSON.stringify(dumpVolume(volume));
  return createHash('sha256').update(text).digest('hex');
}

function collect(
  directory: DirectoryNode,
  prefix: string,
  numbers: Map<Inode, number>,
  entries: DumpedEntry[]
): void {
  for (const name of inByteOrder(directory.entries.keys())) {
    const node = directory.entries.get(name);
    if (!node) continue;
    const path = prefix + name;
    const number = numbers.get(node) ?? numbers.size;
    numbers.set(node, number);
    const { kind, mode, mtimeMs } = node;
    const content = contentOf(node);
    entries.push({ path, kind, mode, mtimeMs, node: number, ...content });
    if (kind === 'directory') collect(node, `${path}/`, numbers, entries);
  }
}

function contentOf(node: Inode): Pick<DumpedEntry, 'text' | 'bytes'> {
  if (node.kind === 'directory') return {};
  if (node.kind === 'symlink') return { text: node.target };
  const text = node.content.toString('utf8');
  const isText = Buffer.from(text).equals(node.content);
  return isText ? { text } : { bytes: node.content.toString('base64') };
}
