import type { Exchange, ServerPart } from '../codec.js';
import type { Greeting, Renewal } from '../session.js';
import { ByteQueue } from './byte-queue.js';
import { Fields } from './fields.js';
import { takeMessage } from './framing.js';

/**
 * A Sync ends what was begun by the extended protocol; DISCARD ALL, which no
 * transaction may be open for, forgets prepared statements, settings, locks,
 * temporary tables, channels and sequences.
 */
const RENEWAL = Buffer.concat([
  Buffer.from([0x53, 0, 0, 0, 4]),
  queryOf('ROLLBACK'),
  queryOf('DISCARD ALL'),
]);
const ANSWERS = 3;

/** ReadyForQuery, and that no transaction is open. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

function queryOf(text: string): Buffer {
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(5);
  head.write('Q', 'latin1');
  head.writeUInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

/** Listens to how a session is opened: in one round trip, without a password. */
export class Opening {
  #asked: Buffer | undefined;
  #greeting: Greeting | undefined;
  #isOver = false;

  asks([first]: readonly Exchange[]): void {
    if (this.#asked || !first) return;
    this.#asked = first.bytes;
    if (first.target !== 'startup') this.#isOver = true;
  }

  tells([first]: readonly ServerPart[]): void {
    if (this.#isOver || !this.#asked || !first) return;
    this.#isOver = true;
    if (!first.bytes.subarray(-READY.length).equals(READY)) return;
    this.#greeting = { asked: this.#asked, told: first.bytes };
  }

  get renewal(): Renewal | undefined {
    const greeting = this.#greeting;
    return greeting && { greeting, bytes: RENEWAL, read: readerOf() };
  }
}

function readerOf(): Renewal['read'] {
  const queue = new ByteQueue();
  let left = ANSWERS;
  return (bytes) => {
    queue.push(bytes);
    for (;;) {
      const message = takeMessage(queue);
      if (!message) return undefined;
      if (message.type === 'E') return false;
      if (message.type !== 'Z') continue;
      left--;
      if (left === 0) return new Fields(message.body).letter() === 'I';
    }
  };
}
