import { inBrief } from './in-brief.js';
import { outcomeOf } from './outcome.js';
import type { Reply } from './reply.js';
import { headOf, isConfirmation } from './subscriptions.js';

/** All replies to an exchange; what came of it is told when it is asked. */
export class WholeAnswer {
  readonly kind = 'reply';
  readonly bytes: Buffer;
  readonly #replies: readonly Reply[];

  constructor(bytes: Buffer, replies: readonly Reply[]) {
    this.bytes = bytes;
    this.#replies = replies;
  }

  get outcome(): string {
    return inBrief(this.#replies.map(outcomeOfOne), '; ');
  }
}

function outcomeOfOne(reply: Reply): string {
  const head = headOf(reply);
  return isConfirmation(head) ? head : outcomeOf(reply);
}
