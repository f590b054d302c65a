import {
  type BsonDocument,
  type BsonValue,
  documentOf,
  numberOf,
} from './bson.js';

const codeOf = (error: BsonDocument | undefined): number | string =>
  numberOf(error?.get('code')) ?? 'without code';

export const isError = (reply: BsonDocument): boolean =>
  numberOf(reply.get('ok')) !== 1;

function batchOutcome(cursor: BsonDocument): string {
  const batch = cursor.get('firstBatch') ?? cursor.get('nextBatch');
  const more = numberOf(cursor.get('id')) ? ', more' : '';
  return `batch ${documentOf(batch)?.size ?? 0}${more}`;
}

function countOutcome(reply: BsonDocument): string | undefined {
  const changed = documentOf(reply.get('lastErrorObject')) ?? reply;
  const count = numberOf(changed.get('n'));
  if (count === undefined) return undefined;
  return `n ${count}${changed.has('upserted') ? ' upserted' : ''}`;
}

const firstOf = (array: BsonValue | undefined): BsonDocument | undefined =>
  documentOf(documentOf(array)?.get('0'));

/** The kind of an answer without its values: `n 1`, `error 11000`, `batch 2`. */
export function outcomeOf(reply: BsonDocument): string {
  if (isError(reply)) return `error ${codeOf(reply)}`;
  const writeError = firstOf(reply.get('writeErrors'));
  if (writeError) return `writeError ${codeOf(writeError)}`;
  const concernError = documentOf(reply.get('writeConcernError'));
  if (concernError) return `writeConcernError ${codeOf(concernError)}`;
  const cursor = documentOf(reply.get('cursor'));
  if (cursor) return batchOutcome(cursor);
  return countOutcome(reply) ?? 'ok';
}
