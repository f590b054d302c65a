import type { DirectoryNode, FileNode, Inode } from '../inode.js';
import { type Effect, type Entry, needs, piecesOf } from './effect.js';

/**
 * What a file system has done and no disc need have yet: every effect since
 * the last fsync that covers it, in the order of execution.
 *
 * The model is what POSIX and Linux promise, and no more:
 *
 * - *Contents* are durable once fsync or fdatasync of the file has returned,
 *   by any descriptor, or once a write has returned to one that was opened
 *   with O_SYNC or O_DSYNC (fsync(2), open(2)).
 * - *Names* are durable once fsync of their directory has returned; fsync of
 *   the file says nothing of them (fsync(2)). The names of a new directory are
 *   lost with it, until its own name is durable in its parent.
 * - *Anything else* may have reached the disc or not, whatever came before or
 *   after it. A write is one change of size, if it makes the file longer, and
 *   its bytes in pieces of whole sectors: so a file may be left empty, cut, or
 *   full of zeros, as with delayed allocation.
 * - *rename* is one change: neither or both of its names (rename(2) says that
 *   a reader never finds the target missing; all journaling file systems keep
 *   that over a crash). Between two directories it is durable with the one that
 *   gains the name.
 *
 * Effects are ordered only where nothing could part them: changes of one name;
 * the sizes of one file; bytes and the room for them; bytes of one sector,
 * which is written as it is at the time; and moves of directories, of which
 * no order but their own makes a tree. Modes, owners and times are not lost.
 * The split into sizes, blocks and names is that of Pillai et al., "All File
 * Systems Are Not Created Equal", OSDI 2014.
 */
export class Pending {
  #effects: Effect[] = [];
  /** The contents of files with pending effects, as the disc has them. */
  readonly #durable = new Map<FileNode, Buffer>();

  get effects(): readonly Effect[] {
    return this.#effects;
  }

  /** What the disc has of a file for sure. */
  durableContent(node: FileNode): Buffer {
    return this.#durable.get(node) ?? node.content;
  }

  /** To be told before the entry is set. */
  entry(directory: DirectoryNode, name: string, after: Inode | undefined) {
    const entries = [entryOf(directory, name, after)];
    this.#effects.push({ kind: 'names', entries, syncedBy: directory });
  }

  /** To be told before a rename, whose entries change together. */
  rename(
    from: { readonly directory: DirectoryNode; readonly name: string },
    to: { readonly directory: DirectoryNode; readonly name: string },
    node: Inode
  ): void {
    const entries = [
      entryOf(from.directory, from.name, undefined),
      entryOf(to.directory, to.name, node),
    ];
    this.#effects.push({ kind: 'names', entries, syncedBy: to.directory });
  }

  /** To be told before a file is written. */
  write(node: FileNode, path: string, start: number, bytes: Buffer): void {
    this.#size(node, path, Math.max(node.content.length, start + bytes.length));
    this.#effects.push(...piecesOf(node, path, start, bytes));
  }

  /** To be told before a file is cut, or filled with zeros. */
  resize(node: FileNode, path: string, length: number): void {
    this.#size(node, path, length);
  }

  /** fsync of a file, or of a directory. */
  synced(node: Inode): void {
    if (node.kind === 'directory') this.#namesSynced(node);
    if (node.kind !== 'file' || !this.#durable.delete(node)) return;
    this.#effects = this.#effects.filter(
      (effect) => effect.kind === 'names' || effect.node !== node
    );
  }

  /** What the names of a directory need is durable with them. */
  #namesSynced(directory: DirectoryNode): void {
    const left: Effect[] = [];
    const durable: Effect[] = [];
    for (const effect of this.#effects.reverse()) {
      const isNamed = effect.kind === 'names' && effect.syncedBy === directory;
      const isNeeded = () => durable.some((later) => needs(later, effect));
      (isNamed || isNeeded() ? durable : left).push(effect);
    }
    this.#effects = left.reverse();
  }

  #size(node: FileNode, path: string, to: number): void {
    if (!this.#durable.has(node)) this.#durable.set(node, node.content);
    const from = node.content.length;
    if (from === to) return;
    this.#effects.push({ kind: 'size', node, path, from, to });
  }
}

function entryOf(
  directory: DirectoryNode,
  name: string,
  after: Inode | undefined
): Entry {
  return { directory, name, before: directory.entries.get(name), after };
}
