import type { BsonDocument } from './bson.js';

/** What labels and outcomes need of one message, either way. */
export interface Message {
  readonly requestId: number;
  readonly responseTo: number;
  /** The command, or the server's answer. */
  readonly body: BsonDocument;
  /** Nobody answers a request with it; a reply with it is not the last one. */
  readonly moreToCome: boolean;
  /** The client takes many replies. */
  readonly exhaustAllowed: boolean;
}

export type MessageContent = Omit<Message, 'requestId' | 'responseTo'>;
