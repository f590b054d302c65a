import type { Outcome } from './outcome.js';
import type { Statement } from './sql/statement.js';

/** Something the client asked that the server will acknowledge, in order. */
export type Awaited =
  | 'negotiation'
  | 'login'
  | 'parse'
  | 'bind'
  | 'describe'
  | 'execute'
  | 'close'
  | 'query'
  | 'sync';

/** An exchange whose answer is not whole. */
export interface Asked {
  readonly awaited: Awaited[];
  /** What will be executed, one for each completion that will come. */
  readonly statements: Statement[];
  readonly isBarrier: boolean;
  /** The client has said all of it. */
  isWhole: boolean;
  readonly reply: Buffer[];
  readonly outcome: Outcome;
}

/** After an error in one of these, the server skips all up to a Sync. */
const SKIPS_ON_ERROR: ReadonlySet<Awaited> = new Set<Awaited>([
  'parse',
  'bind',
  'describe',
  'execute',
  'close',
]);

/** What the client has asked and the server has not answered, oldest first. */
export class Backlog {
  readonly #asked: Asked[] = [];
  #isSkipping = false;
  #isInBatch = false;

  get oldest(): Asked | undefined {
    return this.#asked[0];
  }

  get isEmpty(): boolean {
    return this.#asked.length === 0;
  }

  /** Between the first message of the extended protocol and its Sync. */
  get isInBatch(): boolean {
    return this.#isInBatch;
  }

  add(asked: Asked): void {
    this.#asked.push(asked);
  }

  /** Takes the newest away again: nobody will answer it. */
  withdraw(asked: Asked): void {
    const at = this.#asked.lastIndexOf(asked);
    if (at >= 0) this.#asked.splice(at, 1);
  }

  await(asked: Asked, item: Awaited): void {
    if (item === 'sync') this.#isSkipping = false;
    if (this.#isSkipping) return;
    this.#isInBatch = SKIPS_ON_ERROR.has(item);
    asked.awaited.push(item);
  }

  /** The server met an error in what is awaited now. */
  fail(isFatal: boolean): void {
    const asked = this.oldest;
    const [item] = asked?.awaited ?? [];
    if (!asked || !item) return;
    if (isFatal || item === 'login' || item === 'negotiation') {
      asked.awaited.length = 0;
      asked.isWhole = true;
    } else if (SKIPS_ON_ERROR.has(item)) {
      this.#skipToSync();
    }
  }

  /** The oldest exchanges that are answered, removed. */
  takeAnswered(): Asked[] {
    const answered: Asked[] = [];
    for (;;) {
      const asked = this.oldest;
      if (!asked?.isWhole || asked.awaited.length > 0) return answered;
      answered.push(asked);
      this.#asked.shift();
    }
  }

  #skipToSync(): void {
    for (const { awaited } of this.#asked) {
      while (awaited.length > 0 && awaited[0] !== 'sync') awaited.shift();
      if (awaited.length > 0) return;
    }
    this.#isSkipping = true;
    this.#isInBatch = true;
  }
}
