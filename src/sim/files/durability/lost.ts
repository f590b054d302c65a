import { inByteOrder } from '../byte-order.js';
import type { DirectoryNode, FileNode } from '../inode.js';
import { childPath, pathOf, type Volume } from '../volume.js';
import type { BytesEffect, Effect, Entry, SizeEffect } from './effect.js';

/** Something that a power loss took, as a story tells it. */
export interface Lost {
  /** A name that came, went or changed, or what was written in a file. */
  readonly kind: 'name' | 'content';
  /** Relative to the mount point. */
  readonly path: string;
  /** What had become of the name; how much of the content is not there. */
  readonly what: string;
}

/** What did not survive, in the order of its execution, each file once. */
export function lostOf(
  volume: Volume,
  effects: readonly Effect[],
  survivors: ReadonlySet<Effect>
): Lost[] {
  const gone = effects.filter((effect) => !survivors.has(effect));
  const files = new Map<FileNode, (BytesEffect | SizeEffect)[]>();
  const lost: (Lost | FileNode)[] = [];
  for (const effect of gone) {
    if (effect.kind === 'names') {
      lost.push(nameLost(volume, effect.entries as [Entry, Entry?]));
      continue;
    }
    const known = files.get(effect.node);
    if (known) known.push(effect);
    else {
      files.set(effect.node, [effect]);
      lost.push(effect.node);
    }
  }
  return lost.map((each) =>
    'what' in each ? each : contentLost(volume, each, files.get(each) ?? [])
  );
}

function nameLost(volume: Volume, [first, second]: [Entry, Entry?]): Lost {
  const path = pathOfEntry(volume, first);
  if (second) {
    const target = pathOfEntry(volume, second);
    return { kind: 'name', path, what: `renamed to ${target}` };
  }
  return { kind: 'name', path, what: first.after ? 'made' : 'removed' };
}

function contentLost(
  volume: Volume,
  node: FileNode,
  effects: readonly (BytesEffect | SizeEffect)[]
): Lost {
  const bytes = effects.reduce(
    (sum, effect) => sum + (effect.kind === 'bytes' ? effect.bytes.length : 0),
    0
  );
  const opened = below(volume, effects[0]?.path ?? '');
  const path = nameOf(volume.root, '', node) ?? opened;
  const what = bytes > 0 ? `${bytes} bytes` : 'its length';
  return { kind: 'content', path, what };
}

/** A name that it has now, whatever it was opened by. */
function nameOf(
  directory: DirectoryNode,
  prefix: string,
  wanted: FileNode
): string | undefined {
  for (const name of inByteOrder(directory.entries.keys())) {
    const node = directory.entries.get(name);
    if (node === wanted) return prefix + name;
    if (node?.kind !== 'directory') continue;
    const found = nameOf(node, `${prefix}${name}/`, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

function pathOfEntry(volume: Volume, { directory, name }: Entry): string {
  return below(volume, childPath(pathOf(volume, directory), name));
}

function below({ mount }: Volume, path: string): string {
  return path.slice(mount.length + 1);
}
