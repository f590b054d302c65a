import type { RandomStream } from '../../sim/random.js';

/** Draws evenly, and at most so many, of each kind of a stream of items. */
export class Sample<Item> {
  readonly #most: number;
  readonly #stream: RandomStream;
  readonly #kinds = new Map<string, { seen: number; readonly kept: Item[] }>();

  constructor(most: number, stream: RandomStream) {
    this.#most = most;
    this.#stream = stream;
  }

  add(kind: string, item: Item): void {
    const known = this.#kinds.get(kind) ?? { seen: 0, kept: [] };
    this.#kinds.set(kind, known);
    known.seen++;
    if (known.kept.length < this.#most) {
      known.kept.push(item);
      return;
    }
    const at = this.#stream.below(known.seen);
    if (at < this.#most) known.kept[at] = item;
  }

  /** In the order in which the kinds came. */
  *drawn(): Iterable<Item> {
    for (const { kept } of this.#kinds.values()) yield* kept;
  }
}
