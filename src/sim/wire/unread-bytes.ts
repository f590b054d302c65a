const STORE_BYTES_MIN = 4096;
const NOTHING = Buffer.alloc(0);

/**
 * Bytes of one direction that are not understood yet, in order. What was taken
 * stays as it is: a store is only ever written behind its last byte.
 */
export class UnreadBytes {
  #store: Buffer = NOTHING;
  #start = 0;
  #end = 0;
  /** Whether the store is ours to write to. */
  #isOwn = false;

  get bytes(): Buffer {
    if (this.#start === this.#end) return NOTHING;
    const isAll = this.#start === 0 && this.#end === this.#store.length;
    return isAll ? this.#store : this.#store.subarray(this.#start, this.#end);
  }

  /**
   * Keeps the bytes themselves where nothing is left over, as is mostly so,
   * and copies them behind what is.
   */
  add(bytes: Buffer): void {
    if (this.#start === this.#end) {
      this.#store = bytes;
      this.#start = 0;
      this.#end = bytes.length;
      this.#isOwn = false;
      return;
    }
    const end = this.#end + bytes.length;
    if (!this.#isOwn || end > this.#store.length) this.#grow(bytes.length);
    bytes.copy(this.#store, this.#end);
    this.#end += bytes.length;
  }

  /** Takes that many bytes from the front. */
  take(count: number): Buffer {
    const unread = this.bytes;
    const taken = count >= unread.length ? unread : unread.subarray(0, count);
    this.#start += taken.length;
    return taken;
  }

  /** To twice of what is needed, so that a long answer is copied seldom. */
  #grow(count: number): void {
    const unread = this.bytes;
    const needed = 2 * (unread.length + count);
    this.#store = Buffer.allocUnsafe(Math.max(needed, STORE_BYTES_MIN));
    unread.copy(this.#store);
    this.#start = 0;
    this.#end = unread.length;
    this.#isOwn = true;
  }
}
