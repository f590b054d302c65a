import type { Command } from './command.js';
import { redisError } from './redis-error.js';
import type { Reply } from './reply.js';
import type { RedisSession } from './session.js';
import { headOf, isConfirmation } from './subscriptions.js';
import { inFixedOrder } from './unordered.js';

/** What one command waits for: mostly one reply, but one a channel here. */
export class AwaitedAnswer {
  readonly #command: Command;
  readonly #subscribes: boolean;
  #left: number;

  constructor(command: Command) {
    this.#command = command;
    this.#subscribes = isConfirmation(command.name);
    this.#left = this.#subscribes ? command.argCount : 1;
  }

  /** Whether a push of that kind is an answer to this command. */
  isConfirmedBy(reply: Reply): boolean {
    return this.#subscribes && headOf(reply) === this.#command.name;
  }

  /** The bytes of its reply, in an order that does not depend on chance. */
  inFixedOrder(reply: Reply, bytes: Buffer): Buffer {
    return inFixedOrder(this.#command.name, reply, bytes);
  }

  /** Takes a reply in; returns whether the answer is complete with it. */
  take(reply: Reply, session: RedisSession): boolean {
    session.learn(this.#command, reply);
    if (!this.#subscribes || reply.kind === 'error') return true;
    if (!this.isConfirmedBy(reply)) {
      throw redisError(
        `${this.#command.name.toUpperCase()} was answered by ${reply.kind}. ` +
          'Expected a confirmation for each channel.'
      );
    }
    session.subscriptions.learn(reply);
    this.#left -= 1;
    // Without arguments it means all: as many as the server knows of, or one.
    return this.#command.argCount === 0
      ? session.subscriptions.lacks(this.#command.name)
      : this.#left === 0;
  }
}
