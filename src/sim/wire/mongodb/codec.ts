import type { Exchange, ServerPart, WireCodec } from '../codec.js';
import { UnreadBytes } from '../unread-bytes.js';
import { labelOf } from './command-label.js';
import type { Message } from './message.js';
import { mongoError } from './mongo-error.js';
import { OpenRequest } from './open-request.js';
import { lengthOfMessage, readMessage } from './read-message.js';
import { Transactions } from './transactions.js';

interface Received {
  readonly bytes: Buffer;
  readonly message: Message;
}

class MongoCodec implements WireCodec {
  readonly #client = new UnreadBytes();
  readonly #server = new UnreadBytes();
  readonly #open: OpenRequest[] = [];
  readonly #transactions = new Transactions();

  /** One message is one exchange: the server answers each by itself. */
  fromClient(bytes: Buffer): readonly Exchange[] {
    this.#client.add(bytes);
    return takeMessages(this.#client).map((received) => this.#ask(received));
  }

  fromServer(bytes: Buffer): readonly ServerPart[] {
    this.#server.add(bytes);
    return takeMessages(this.#server).map((received) => this.#answer(received));
  }

  /** A server pushes only what was asked for by a request that is open still. */
  barrier(): Buffer | undefined {
    return undefined;
  }

  get isAtRest(): boolean {
    return this.#open.length === 0 && this.#transactions.isEmpty;
  }

  #ask({ bytes, message }: Received): Exchange {
    const { body, moreToCome } = message;
    this.#transactions.asked(body);
    if (!moreToCome) this.#open.push(new OpenRequest(message));
    return {
      bytes,
      ...labelOf(body),
      isAnswered: !moreToCome,
      mayNotify: false,
    };
  }

  #answer({ bytes, message }: Received): ServerPart {
    const [oldest] = this.#open;
    if (oldest === undefined) {
      throw mongoError(
        `The server answered request ${message.responseTo}, which nobody ` +
          'has sent. Expected a connection watched from its first byte on.'
      );
    }
    const part = oldest.take(message, bytes);
    if (part.kind === 'reply') {
      this.#open.shift();
      this.#transactions.answered(oldest.request.body, message.body);
    }
    return part;
  }
}

/** All messages that are whole. */
function takeMessages(unread: UnreadBytes): Received[] {
  const messages: Received[] = [];
  for (;;) {
    const length = lengthOfMessage(unread.bytes);
    if (length === undefined || unread.bytes.length < length) return messages;
    const bytes = unread.take(length);
    messages.push({ bytes, message: readMessage(bytes) });
  }
}

/** Understands OP_MSG of one connection, and the legacy hello. */
export function createMongoCodec(): WireCodec {
  return new MongoCodec();
}
