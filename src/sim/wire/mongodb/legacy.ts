import { readDocument } from './bson.js';
import { endOfText } from './bson-size.js';
import type { MessageContent } from './message.js';
import { mongoError } from './mongo-error.js';

const COLLECTION_AT = 20;
/** How many to skip and how many to return. */
const COUNTS_BYTES = 8;
const REPLY_DOCUMENTS_AT = 36;

/** Drivers open a connection by it, before they know what the server takes. */
export function readOpQuery(bytes: Buffer): MessageContent {
  const end = endOfText(bytes, COLLECTION_AT);
  const collection = bytes.toString('utf8', COLLECTION_AT, end - 1);
  if (!collection.endsWith('.$cmd')) {
    throw mongoError(
      `OP_QUERY asks for '${collection}'. Expected it for the first hello ` +
        'only: use a driver that speaks OP_MSG.'
    );
  }
  return {
    body: readDocument(bytes.subarray(end + COUNTS_BYTES)),
    moreToCome: false,
    exhaustAllowed: false,
  };
}

export function readOpReply(bytes: Buffer): MessageContent {
  return {
    body: readDocument(bytes.subarray(REPLY_DOCUMENTS_AT)),
    moreToCome: false,
    exhaustAllowed: false,
  };
}
