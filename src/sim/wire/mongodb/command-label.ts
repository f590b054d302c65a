import { type BsonDocument, textOf } from './bson.js';

export interface CommandLabel {
  readonly name: string;
  readonly target: string;
}

/** The first key is the command; its value is mostly the collection. */
export function labelOf(body: BsonDocument): CommandLabel {
  const [[command, value] = ['', undefined]] = body;
  const collection = command === 'getMore' ? body.get('collection') : value;
  return {
    name: `mongo:${command.replace(/[^\w$.-]/g, '?')}`,
    target: textOf(collection)?.replace(/\p{C}/gu, '?') ?? '',
  };
}
