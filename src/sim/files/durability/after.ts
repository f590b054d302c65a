import { resize } from '../bytes.js';
import type { DirectoryNode, FileNode, Inode } from '../inode.js';
import type { Volume } from '../volume.js';
import type { BytesEffect, Effect } from './effect.js';
import type { Pending } from './pending.js';

/**
 * The tree that is found when the power is back: what was durable, with those
 * pending effects that survived. What no name leads to is gone.
 */
export function volumeAfter(
  volume: Volume,
  pending: Pending,
  survivors: ReadonlySet<Effect>
): Volume {
  const { effects } = pending;
  const found = new Finder(
    namesAfter(effects, survivors),
    contentsAfter(pending, survivors)
  );
  return { ...volume, root: found.root(volume.root), pending: undefined };
}

type Names = ReadonlyMap<DirectoryNode, ReadonlyMap<string, Inode | undefined>>;

/** Of each name that is not durable, to what it leads. */
function namesAfter(
  effects: readonly Effect[],
  survivors: ReadonlySet<Effect>
): Names {
  const names = new Map<DirectoryNode, Map<string, Inode | undefined>>();
  for (const effect of effects) {
    if (effect.kind !== 'names') continue;
    for (const { directory, name, before, after } of effect.entries) {
      const known = names.get(directory) ?? new Map();
      names.set(directory, known);
      if (survivors.has(effect)) known.set(name, after);
      else if (!known.has(name)) known.set(name, before);
    }
  }
  return names;
}

function contentsAfter(
  pending: Pending,
  survivors: ReadonlySet<Effect>
): ReadonlyMap<FileNode, Buffer> {
  const contents = new Map<FileNode, Buffer>();
  for (const effect of pending.effects) {
    if (effect.kind === 'names') continue;
    const { node } = effect;
    const content = contents.get(node) ?? pending.durableContent(node);
    const isKept = survivors.has(effect);
    contents.set(node, isKept ? applied(content, effect) : content);
  }
  return contents;
}

function applied(content: Buffer, effect: Exclude<Effect, { kind: 'names' }>) {
  return effect.kind === 'size'
    ? resize(content, effect.to)
    : overlaid(content, effect);
}

function overlaid(content: Buffer, { start, bytes }: BytesEffect): Buffer {
  const result = Buffer.from(content);
  bytes.copy(result, start);
  return result;
}

/** Copies what can be reached, each node once. */
class Finder {
  readonly #names: Names;
  readonly #contents: ReadonlyMap<FileNode, Buffer>;
  readonly #copies = new Map<Inode, Inode>();

  constructor(names: Names, contents: ReadonlyMap<FileNode, Buffer>) {
    this.#names = names;
    this.#contents = contents;
  }

  root(source: DirectoryNode): DirectoryNode {
    const copy = this.#directory(source);
    copy.parent = copy;
    return copy;
  }

  #directory(source: DirectoryNode): DirectoryNode {
    const copy: DirectoryNode = { ...source, entries: new Map() };
    this.#copies.set(source, copy);
    const entries = new Map<string, Inode | undefined>(source.entries);
    for (const [name, node] of this.#names.get(source) ?? []) {
      entries.set(name, node);
    }
    for (const [name, node] of entries) {
      if (node) this.#enter(copy, name, node);
    }
    return copy;
  }

  #enter(directory: DirectoryNode, name: string, source: Inode): void {
    const known = this.#copies.get(source);
    // A directory has one place, whatever else a disc may say.
    if (known?.kind === 'directory') return;
    const node = known ?? this.#copy(source);
    if (known) known.nlink += 1;
    if (node.kind === 'directory') {
      node.parent = directory;
      node.name = name;
    }
    directory.entries.set(name, node);
  }

  #copy(source: Inode): Inode {
    if (source.kind === 'directory') return this.#directory(source);
    const copy =
      source.kind === 'file'
        ? { ...source, content: this.#contents.get(source) ?? source.content }
        : { ...source };
    copy.nlink = 1;
    this.#copies.set(source, copy);
    return copy;
  }
}
