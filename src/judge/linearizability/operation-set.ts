/**
 * A set of operations as a bitset, with a hash that follows each change: what
 * has been linearized, wherever the search stands.
 */
export class OperationSet {
  readonly words: Uint32Array;
  hash = 0;

  constructor(operations: number) {
    this.words = new Uint32Array((operations + 31) >>> 5);
  }

  has(operation: number): boolean {
    const word = this.words[operation >>> 5] as number;
    return (word & (1 << (operation & 31))) !== 0;
  }

  /** Adds an operation, or takes it away. */
  toggle(operation: number): void {
    const word = operation >>> 5;
    this.words[word] = (this.words[word] as number) ^ (1 << (operation & 31));
    this.hash ^= scatter(operation + 1);
  }
}

/** Spreads the bits of an integer over 32 (the finalizer of MurmurHash3). */
export function scatter(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
