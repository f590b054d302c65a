import { type BsonDocument, numberOf } from './bson.js';
import { isError } from './outcome.js';

/**
 * Sessions with a transaction open, as far as one connection shows. Where a
 * pool sends the rest of one elsewhere, its session is given up as soon as it
 * is used here for anything else.
 */
export class Transactions {
  readonly #sessions = new Set<string>();

  get isEmpty(): boolean {
    return this.#sessions.size === 0;
  }

  asked(command: BsonDocument): void {
    const session = sessionOf(command);
    if (numberOf(command.get('startTransaction')) === 1) {
      this.#sessions.add(session);
    } else if (!isWithin(command)) {
      this.#sessions.delete(session);
    }
  }

  /** Any error ends a transaction on the server. */
  answered(command: BsonDocument, reply: BsonDocument): void {
    if (!isWithin(command)) return;
    if (isEnd(command) || isError(reply)) {
      this.#sessions.delete(sessionOf(command));
    }
  }
}

const sessionOf = (command: BsonDocument): string =>
  command.get('lsid')?.bytes.toString('hex') ?? '';

const isWithin = (command: BsonDocument): boolean =>
  numberOf(command.get('autocommit')) === 0;

const isEnd = (command: BsonDocument): boolean =>
  command.has('commitTransaction') || command.has('abortTransaction');
