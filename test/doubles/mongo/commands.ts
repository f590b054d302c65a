import type { Document } from 'bson';
import type { Index } from './collection.js';
import { CommandError } from './command-error.js';
import type { Databases } from './databases.js';
import type { Handler } from './handler.js';
import { WRITES } from './write-commands.js';

const GREETING = {
  isWritablePrimary: true,
  ismaster: true,
  helloOk: true,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
};

const hello: Handler = () => GREETING;
const nothing: Handler = () => ({});

const COMMANDS: Readonly<Record<string, Handler>> = {
  ...WRITES,
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: nothing,
  endSessions: nothing,
  create: nothing,
  // All that was found is in the first batch, so no cursor is ever open.
  killCursors: nothing,
  createIndexes: (databases, { createIndexes, indexes, $db }) => {
    const collection = databases.collection($db, createIndexes);
    for (const index of indexes as Index[]) collection.addIndex(index);
    return {};
  },
  find: (databases, { find, filter, sort, limit, $db }) => {
    const collection = databases.collection($db, find);
    const firstBatch = collection.find({ filter, sort, limit });
    return { cursor: { firstBatch, id: 0n, ns: `${$db}.${find}` } };
  },
  drop: (databases, { drop, $db }) => {
    if (databases.drop($db, drop)) return {};
    throw new CommandError(26, 'NamespaceNotFound', 'ns not found');
  },
  dropDatabase: (databases, { $db }) => {
    databases.dropDatabase($db);
    return {};
  },
};

/** What the model answers: `ok: 1` with something, or `ok: 0` with the error. */
export function answer(databases: Databases, command: Document): Document {
  const name = Object.keys(command)[0] ?? '';
  const handler = COMMANDS[name];
  try {
    if (handler) return { ...handler(databases, command), ok: 1 };
    throw new CommandError(59, 'CommandNotFound', `no such command: '${name}'`);
  } catch (error) {
    if (!CommandError.is(error)) throw error;
    const { code, codeName, message } = error;
    return { ok: 0, errmsg: message, code, codeName };
  }
}
