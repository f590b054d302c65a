import type { ServerPart } from '../codec.js';
import { AwaitedAnswer } from './awaited-answer.js';
import type { Command } from './command.js';
import type { Reply } from './reply.js';
import type { RedisSession } from './session.js';
import { WholeAnswer } from './whole-answer.js';

/** An exchange whose answer is not whole yet. */
export class OpenExchange {
  readonly blocks: boolean;
  readonly #awaited: AwaitedAnswer[];
  readonly #bytes: Buffer[] = [];
  readonly #replies: Reply[] = [];
  readonly #pushes: ServerPart[] = [];

  /** @param commands those that are answered, one at least */
  constructor(commands: readonly Command[], blocks: boolean) {
    this.blocks = blocks;
    this.#awaited = commands.map((command) => new AwaitedAnswer(command));
  }

  isConfirmedBy(reply: Reply): boolean {
    return this.#awaited[0]?.isConfirmedBy(reply) ?? false;
  }

  /** Takes the next reply; returns what is complete with it. */
  take(
    reply: Reply,
    bytes: Buffer,
    session: RedisSession
  ): readonly ServerPart[] {
    const [next] = this.#awaited;
    this.#bytes.push(next?.inFixedOrder(reply, bytes) ?? bytes);
    this.#replies.push(reply);
    if (next?.take(reply, session)) this.#awaited.shift();
    if (this.#awaited.length > 0) return [];
    const whole = joined(this.#bytes);
    return [new WholeAnswer(whole, this.#replies), ...this.#pushes];
  }

  /**
   * A push amid the replies waits for the last of them: a message never
   * overtakes the confirmation of its channel, nor an invalidation the value.
   */
  hold(push: ServerPart): readonly ServerPart[] {
    if (this.#bytes.length === 0) return [push];
    this.#pushes.push(push);
    return [];
  }

  get isComplete(): boolean {
    return this.#awaited.length === 0;
  }
}

function joined(pieces: readonly Buffer[]): Buffer {
  const [only, second] = pieces;
  return only && !second ? only : Buffer.concat(pieces);
}
