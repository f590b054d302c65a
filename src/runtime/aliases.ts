import type { Name } from '../model/call.js';

/**
 * The names of the ids that the runtime makes. It draws them itself, so a run
 * is named when it is first heard of, by the request that it is started for.
 */
export class Aliases {
  readonly #names = new Map<string, Name>();
  readonly #counts = new Map<string, number>();

  name(id: string, name: Name): void {
    if (!this.#names.has(id)) this.#names.set(id, name);
  }

  /** Names one of several of a kind, in the order in which they show. */
  number(id: string, kind: string): Name {
    const known = this.#names.get(id);
    if (known) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const name = count === 1 ? kind : `${kind}-${count}`;
    this.#names.set(id, name);
    return name;
  }

  /** The name of an id; an id that nobody named keeps a `?` before it. */
  nameOf(id: string | undefined): Name | undefined {
    if (id === undefined) return undefined;
    return this.#names.get(id) ?? `?${id}`;
  }

  /** Every run, in the order in which they got their names. */
  get runs(): readonly (readonly [id: string, name: Name])[] {
    return [...this.#names].filter(([id]) => id.startsWith('wrun_'));
  }

  /** Replaces every id in a text by its name, for traces and messages. */
  redact(text: string): string {
    let redacted = text;
    for (const [id, name] of this.#names) {
      if (redacted.includes(id)) redacted = redacted.replaceAll(id, name);
    }
    return redacted;
  }
}
