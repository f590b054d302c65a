import { failure } from './failure.js';

/** Reads the fields of one message, in their order. */
export class Fields {
  readonly #body: Buffer;
  #at = 0;

  constructor(body: Buffer) {
    this.#body = body;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#body.length;
  }

  byte(): number {
    return this.#take(1).readUInt8(0);
  }

  letter(): string {
    return String.fromCharCode(this.byte());
  }

  int32(): number {
    return this.#take(4).readInt32BE(0);
  }

  /** A string that a zero byte ends. */
  text(): string {
    const end = this.#body.indexOf(0, this.#at);
    if (end < 0) throw tooShort(this.#body);
    const text = this.#body.toString('utf8', this.#at, end);
    this.#at = end + 1;
    return text;
  }

  #take(length: number): Buffer {
    const from = this.#at;
    this.#at += length;
    if (this.#at > this.#body.length) throw tooShort(this.#body);
    return this.#body.subarray(from, this.#at);
  }
}

function tooShort(body: Buffer): Error {
  return failure(
    `a message body of ${body.length} bytes ends within a field: these are not bytes of the PostgreSQL protocol`
  );
}
