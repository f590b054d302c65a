import { childPath, pathOf, type Volume } from '../volume.js';
import type { Effect, Entry } from './effect.js';

/** Something that a power loss took, as a story tells it. */
export interface Lost {
  /** A name that came, went or changed; a length; bytes. */
  readonly kind: 'name' | 'size' | 'bytes';
  /** Relative to the mount point. */
  readonly path: string;
  /** Of a name: what had become of it. Of a size: the new one. */
  readonly what: string;
}

/** What did not survive, in the order of its execution. */
export function lostOf(
  volume: Volume,
  effects: readonly Effect[],
  survivors: ReadonlySet<Effect>
): Lost[] {
  return effects
    .filter((effect) => !survivors.has(effect))
    .map((effect) => described(volume, effect));
}

function described(volume: Volume, effect: Effect): Lost {
  const below = (path: string) => path.slice(volume.mount.length + 1);
  if (effect.kind === 'size') {
    const { path, from, to } = effect;
    return { kind: 'size', path: below(path), what: `${from} to ${to} bytes` };
  }
  if (effect.kind === 'bytes') {
    const { path, start, bytes } = effect;
    const what = `${bytes.length} bytes at ${start}`;
    return { kind: 'bytes', path: below(path), what };
  }
  const [first, second] = effect.entries as [Entry, Entry?];
  const pathOfEntry = ({ directory, name }: Entry) =>
    below(childPath(pathOf(volume, directory), name));
  const path = pathOfEntry(first);
  if (second) {
    return { kind: 'name', path, what: `renamed to ${pathOfEntry(second)}` };
  }
  return { kind: 'name', path, what: first.after ? 'made' : 'removed' };
}
