/**
 * One command as a client wrote it. Only its name is text: of the arguments,
 * which may be long, it knows where they stand.
 */
export class Command {
  /** In lower case: `hset`; empty for a line that the server passes over. */
  readonly name: string;
  /** The offset behind it. */
  readonly end: number;
  readonly #source: Buffer;
  readonly #bounds: readonly number[];

  /** @param bounds where each word starts and ends, in turn */
  constructor(source: Buffer, bounds: readonly number[], end: number) {
    const [from = 0, to = 0] = bounds;
    this.name = source.toString('latin1', from, to).toLowerCase();
    this.end = end;
    this.#source = source;
    this.#bounds = bounds;
  }

  /** How many words follow the name. */
  get argCount(): number {
    return Math.max(0, this.#bounds.length / 2 - 1);
  }

  /** The word behind the name, and so on. */
  arg(index: number): Buffer | undefined {
    const from = this.#bounds[2 * index + 2];
    const to = this.#bounds[2 * index + 3];
    return from === undefined ? undefined : this.#source.subarray(from, to);
  }

  /** Where a word stands among the arguments, in any case; -1 if nowhere. */
  indexOf(word: string): number {
    for (let index = 0; index < this.argCount; index++) {
      if (this.word(index) === word) return index;
    }
    return -1;
  }

  /** An argument as an option is compared: in lower case. */
  word(index: number): string {
    return this.arg(index)?.toString('latin1').toLowerCase() ?? '';
  }
}
