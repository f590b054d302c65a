import type { Command } from './command.js';
import { redisError } from './redis-error.js';
import type { Reply } from './reply.js';
import { headOf, isConfirmation, Subscriptions } from './subscriptions.js';

const MESSAGE = /^[ps]?message$/;

/** Commands after which a connection may be in another state. */
const TURNS = new Set([
  'discard',
  'exec',
  'hello',
  'multi',
  'quit',
  'reset',
  'unwatch',
  'watch',
]);

/** What a connection is in, as far as the server has answered. */
export class RedisSession {
  readonly subscriptions = new Subscriptions();
  #speaksResp3 = false;
  #inMulti = false;
  #watches = false;

  /** From WATCH or MULTI on. */
  get inTransaction(): boolean {
    return this.#inMulti || this.#watches;
  }

  /**
   * Whether a reply may come without being asked for. RESP3 marks such; RESP2
   * sends arrays like any other, but only to who has subscribed.
   */
  isPush(reply: Reply): boolean {
    if (reply.kind === 'push') return true;
    if (this.#speaksResp3 || this.subscriptions.isEmpty) return false;
    const head = headOf(reply);
    return MESSAGE.test(head) || isConfirmation(head);
  }

  /** Takes in what an answer changes. */
  learn({ name }: Command, reply: Reply): void {
    if (!TURNS.has(name) && !isConfirmation(name)) return;
    const isQueued =
      reply.kind === 'status' && String(reply.content) === 'QUEUED';
    if (isQueued) {
      refuseQueued(name);
      return;
    }
    if (name === 'exec') this.#endTransaction();
    if (reply.kind === 'error') return;
    if (name === 'hello') this.#speaksResp3 = reply.kind === 'map';
    if (name === 'multi') this.#inMulti = true;
    if (name === 'watch') this.#watches = true;
    if (name === 'unwatch') this.#watches = false;
    if (name === 'discard') this.#endTransaction();
    if (name === 'reset' || name === 'quit') this.#reset();
  }

  #endTransaction(): void {
    this.#inMulti = false;
    this.#watches = false;
  }

  #reset(): void {
    this.#endTransaction();
    this.#speaksResp3 = false;
    this.subscriptions.clear();
  }
}

/** Queued, these would change the count of replies in the middle of EXEC's. */
function refuseQueued(name: string): void {
  if (name !== 'hello' && !isConfirmation(name)) return;
  throw redisError(
    `${name.toUpperCase()} was queued in a transaction, where its answers ` +
      'cannot be told apart. Send it before MULTI or after EXEC.'
  );
}
