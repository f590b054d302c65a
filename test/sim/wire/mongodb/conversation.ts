import type { Document } from 'bson';
import type {
  Exchange,
  ServerPart,
  WireCodec,
} from '../../../../src/sim/wire/codec.js';
import { createMongoCodec } from '../../../../src/sim/wire/mongodb/codec.js';
import { type OpMsg, opMsg } from '../../../doubles/mongo/message.js';

export interface Conversation {
  readonly codec: WireCodec;
  /** The client sends a command; requests are numbered from 1 on. */
  asks(body: Document, options?: Partial<OpMsg>): Exchange;
  /** The server answers the last request, or the one that is named. */
  answers(body: Document, options?: Partial<OpMsg>): readonly ServerPart[];
}

export function conversation(): Conversation {
  const codec = createMongoCodec();
  let requestId = 0;
  let replyId = 1000;
  return {
    codec,
    asks: (body, options) => {
      requestId += 1;
      const bytes = opMsg({ requestId, body, ...options });
      const [exchange, ...others] = codec.fromClient(bytes);
      if (!exchange || others.length > 0) {
        throw new Error('One message is one exchange.');
      }
      return exchange;
    },
    answers: (body, options) => {
      replyId += 1;
      const ids = { requestId: replyId, responseTo: requestId };
      return codec.fromServer(opMsg({ ...ids, body, ...options }));
    },
  };
}
