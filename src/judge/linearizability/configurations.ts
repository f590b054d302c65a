const SLOTS_START = 64;
const EMPTY = -1;

/**
 * The set of linearized operations, and the pairs of such a set and a state
 * from which the search is known to fail (Lowe's memoization). The set is a
 * bitset with a hash that follows each change, failures lie in one flat array
 * behind an open-addressing table: nothing is allocated for a look-up.
 */
export class Configurations {
  /** How many failures are known. */
  failures = 0;
  private readonly linearized: Uint32Array;
  private readonly width: number;
  private readonly states = new Map<string, number>();
  private hash = 0;
  private slots = new Int32Array(0);
  private hashes = new Int32Array(0);
  private records = new Uint32Array(0);

  constructor(operations: number) {
    this.linearized = new Uint32Array((operations + 31) >>> 5);
    this.width = this.linearized.length + 1;
  }

  includes(operation: number): boolean {
    const word = this.linearized[operation >>> 5] as number;
    return (word & (1 << (operation & 31))) !== 0;
  }

  /** Adds an operation to the linearized ones, or takes it away. */
  toggle(operation: number): void {
    const word = operation >>> 5;
    this.linearized[word] =
      (this.linearized[word] as number) ^ (1 << (operation & 31));
    this.hash ^= scatter(operation + 1);
  }

  hasFailed(stateKey: string): boolean {
    const state = this.states.get(stateKey);
    if (state === undefined || this.failures === 0) return false;
    return this.slots[this.find(state)] !== EMPTY;
  }

  /** Keeps that the present set fails from this state. */
  addFailure(stateKey: string): void {
    if ((this.failures + 1) * 2 > this.slots.length) this.grow();
    let state = this.states.get(stateKey);
    if (state === undefined) {
      state = this.states.size;
      this.states.set(stateKey, state);
    }
    const slot = this.find(state);
    if (this.slots[slot] !== EMPTY) return;
    const start = this.failures * this.width;
    this.records[start] = state;
    this.records.set(this.linearized, start + 1);
    this.hashes[this.failures] = this.hashWith(state);
    this.slots[slot] = this.failures;
    this.failures += 1;
  }

  /** The slot of the present set with this state, or where it would go. */
  private find(state: number): number {
    const mask = this.slots.length - 1;
    let slot = this.hashWith(state) & mask;
    for (;;) {
      const record = this.slots[slot] as number;
      if (record === EMPTY || this.isAt(record, state)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private isAt(record: number, state: number): boolean {
    const start = record * this.width;
    if (this.records[start] !== state) return false;
    for (let word = 0; word < this.linearized.length; word += 1) {
      if (this.records[start + 1 + word] !== this.linearized[word]) {
        return false;
      }
    }
    return true;
  }

  private hashWith(state: number): number {
    return scatter(this.hash ^ Math.imul(state + 1, 0x9e3779b1));
  }

  private grow(): void {
    const size = Math.max(SLOTS_START, this.slots.length * 2);
    const hashes = new Int32Array(size / 2);
    hashes.set(this.hashes);
    const records = new Uint32Array((size / 2) * this.width);
    records.set(this.records);
    this.hashes = hashes;
    this.records = records;
    this.slots = new Int32Array(size).fill(EMPTY);
    for (let record = 0; record < this.failures; record += 1) {
      let slot = (hashes[record] as number) & (size - 1);
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & (size - 1);
      this.slots[slot] = record;
    }
  }
}

/** Spreads the bits of an integer over 32 (the finalizer of MurmurHash3). */
function scatter(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
