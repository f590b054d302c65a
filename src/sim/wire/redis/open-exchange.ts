import type { ServerPart } from '../codec.js';
import { AwaitedAnswer } from './awaited-answer.js';
import type { Command } from './command.js';
import { blocks } from './command-traits.js';
import { inBrief } from './in-brief.js';
import { outcomeOf } from './outcome.js';
import type { Reply } from './reply.js';
import type { Session } from './session.js';
import { CONFIRMATION, headOf } from './subscriptions.js';

/** An exchange whose answer is not whole yet. */
export class OpenExchange {
  readonly blocks: boolean;
  readonly #awaited: AwaitedAnswer[];
  readonly #bytes: Buffer[] = [];
  readonly #outcomes: string[] = [];
  readonly #pushes: ServerPart[] = [];

  /** @param commands those that are answered, one at least */
  constructor(commands: readonly Command[]) {
    this.blocks = commands.some(blocks);
    this.#awaited = commands.map((command) => new AwaitedAnswer(command));
  }

  isConfirmedBy(reply: Reply): boolean {
    return this.#awaited[0]?.isConfirmedBy(reply) ?? false;
  }

  /** Takes the next reply; returns what is complete with it. */
  take(reply: Reply, bytes: Buffer, session: Session): readonly ServerPart[] {
    this.#bytes.push(this.#awaited[0]?.inFixedOrder(reply, bytes) ?? bytes);
    const head = headOf(reply);
    this.#outcomes.push(CONFIRMATION.test(head) ? head : outcomeOf(reply));
    if (this.#awaited[0]?.take(reply, session)) this.#awaited.shift();
    if (this.#awaited.length > 0) return [];
    const outcome = inBrief(this.#outcomes, '; ');
    const whole = Buffer.concat(this.#bytes);
    return [{ kind: 'reply', bytes: whole, outcome }, ...this.#pushes];
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
