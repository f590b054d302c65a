/** Bytes that came in pieces of any size, taken out in pieces that matter. */
export class ByteQueue {
  #chunks: Buffer[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(bytes: Buffer): void {
    if (bytes.length === 0) return;
    // A copy: whoever wrote the bytes may use the memory again.
    this.#chunks.push(Buffer.from(bytes));
    this.#length += bytes.length;
  }

  /** The next `length` bytes, left where they are; undefined while too few. */
  peek(length: number): Buffer | undefined {
    if (length > this.#length) return undefined;
    const [first] = this.#chunks;
    if (first && first.length >= length) return first.subarray(0, length);
    const joined = Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined.subarray(0, length);
  }

  /** The next `length` bytes, removed; undefined while too few. */
  take(length: number): Buffer | undefined {
    const taken = this.peek(length);
    const [first] = this.#chunks;
    if (!taken || !first) return taken;
    this.#length -= length;
    if (first.length === length) this.#chunks.shift();
    else this.#chunks[0] = first.subarray(length);
    return taken;
  }
}
