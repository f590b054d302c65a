import type { Reply } from './reply.js';

/** Pings of our own, told from the client's by what they ask to be echoed. */
export class Barriers {
  readonly #echoes: string[] = [];
  #count = 0;

  get isEmpty(): boolean {
    return this.#echoes.length === 0;
  }

  next(): Buffer {
    this.#count += 1;
    const echo = `worldproof:barrier:${this.#count}`;
    this.#echoes.push(echo);
    return Buffer.from(`*2\r\n$4\r\nPING\r\n$${echo.length}\r\n${echo}\r\n`);
  }

  /** Whether the reply answers the oldest ping, which is then over. */
  takes(reply: Reply): boolean {
    const [echo] = this.#echoes;
    // Subscribers of RESP2 are answered by an array, all others by the echo.
    const isPair = reply.kind === 'array' && reply.count === 2;
    const found = isPair ? reply.item(1) : reply;
    if (echo === undefined || found?.kind !== 'bulk') return false;
    if (found.content.toString('latin1') !== echo) return false;
    this.#echoes.shift();
    return true;
  }
}
