import type { ServerPart } from '../codec.js';
import { labelOf } from './command-label.js';
import type { Message } from './message.js';
import { mongoError } from './mongo-error.js';
import { outcomeOf } from './outcome.js';

/** A request whose last reply has not come. */
export class OpenRequest {
  readonly request: Message;
  #lastReplyId: number | undefined;

  constructor(request: Message) {
    this.request = request;
  }

  /** @throws ProtocolError for a reply to anything else */
  take(reply: Message, bytes: Buffer): ServerPart {
    const { requestId, body, exhaustAllowed } = this.request;
    const { name, target } = labelOf(body);
    // Each further reply to one request names the reply before it.
    const expected = [requestId, this.#lastReplyId];
    if (!expected.includes(reply.responseTo)) {
      throw mongoError(
        `The server answered request ${reply.responseTo}. Expected the ` +
          `answer to ${name}, which is request ${requestId}.`
      );
    }
    this.#lastReplyId = reply.requestId;
    if (!reply.moreToCome) {
      return { kind: 'reply', bytes, outcome: outcomeOf(reply.body) };
    }
    if (!exhaustAllowed) {
      throw mongoError(
        `The server answered ${name} more than once. Expected one reply, ` +
          'since the request did not allow exhaust.'
      );
    }
    return { kind: 'push', bytes, name, target };
  }
}
