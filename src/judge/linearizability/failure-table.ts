import { type OperationSet, scatter } from './operation-set.js';

const SLOTS_START = 64;
const EMPTY = -1;
/** What a state costs beside its text: an entry of a map and a string. */
const STATE_BYTES = 64;

/**
 * Pairs of a set of linearized operations and a state. They lie in one flat
 * array behind an open-addressing table: nothing is allocated for a look-up.
 */
export class FailureTable {
  size = 0;
  private readonly width: number;
  private readonly states = new Map<string, number>();
  private textBytes = 0;
  private slots = new Int32Array(0);
  private hashes = new Int32Array(0);
  private records = new Uint32Array(0);

  /** Each question is about the present members of `linearized`. */
  constructor(private readonly linearized: OperationSet) {
    this.width = linearized.words.length + 1;
  }

  has(stateKey: string): boolean {
    const state = this.states.get(stateKey);
    if (state === undefined) return false;
    return this.slots[this.find(state)] !== EMPTY;
  }

  add(stateKey: string): void {
    if (this.isFull) this.grow();
    let state = this.states.get(stateKey);
    if (state === undefined) {
      state = this.states.size;
      this.states.set(stateKey, state);
      this.textBytes += textBytes(stateKey);
    }
    const slot = this.find(state);
    if (this.slots[slot] !== EMPTY) return;
    const start = this.size * this.width;
    this.records[start] = state;
    this.records.set(this.linearized.words, start + 1);
    this.hashes[this.size] = this.hashWith(state);
    this.slots[slot] = this.size;
    this.size += 1;
  }

  get bytes(): number {
    return this.textBytes + this.arrayBytes(this.slots.length);
  }

  /** What it would take with one more failure, of a state that is new. */
  bytesWith(stateKey: string): number {
    const slots = this.isFull ? this.slotsNext : this.slots.length;
    return this.textBytes + textBytes(stateKey) + this.arrayBytes(slots);
  }

  private get isFull(): boolean {
    return (this.size + 1) * 2 > this.slots.length;
  }

  private get slotsNext(): number {
    return Math.max(SLOTS_START, this.slots.length * 2);
  }

  private arrayBytes(slots: number): number {
    return 4 * (slots + (slots / 2) * (1 + this.width));
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
    const { words } = this.linearized;
    for (let word = 0; word < words.length; word += 1) {
      if (this.records[start + 1 + word] !== words[word]) return false;
    }
    return true;
  }

  private hashWith(state: number): number {
    return scatter(this.linearized.hash ^ Math.imul(state + 1, 0x9e3779b1));
  }

  private grow(): void {
    const size = this.slotsNext;
    const hashes = new Int32Array(size / 2);
    hashes.set(this.hashes);
    const records = new Uint32Array((size / 2) * this.width);
    records.set(this.records);
    this.hashes = hashes;
    this.records = records;
    this.slots = new Int32Array(size).fill(EMPTY);
    for (let record = 0; record < this.size; record += 1) {
      let slot = (hashes[record] as number) & (size - 1);
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & (size - 1);
      this.slots[slot] = record;
    }
  }
}

/** At two bytes a character, as texts beyond Latin-1 are kept. */
function textBytes(text: string): number {
  return STATE_BYTES + 2 * text.length;
}
