const STORE_BYTES_MIN = 4096;

/**
 * Bytes of one direction that are not understood yet, in order. What was taken
 * stays as it is: a store is only ever written behind its last byte.
 */
export class UnreadBytes {
  #store: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;

  get bytes(): Buffer {
    return this.#store.subarray(this.#start, this.#end);
  }

  /** Copies, since a socket may use its buffer again. */
  add(bytes: Buffer): void {
    if (this.#end + bytes.length > this.#store.length) this.#grow(bytes.length);
    bytes.copy(this.#store, this.#end);
    this.#end += bytes.length;
  }

  /** Takes that many bytes from the front. */
  take(count: number): Buffer {
    const taken = this.bytes.subarray(0, count);
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
  }
}
