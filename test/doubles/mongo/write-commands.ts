import type { Document } from 'bson';
import type { Change } from './collection.js';
import { CommandError } from './command-error.js';
import type { Handler } from './handler.js';

/** Runs statements in order, up to the first that fails. */
function inOrder(
  statements: readonly Document[],
  run: (statement: Document, index: number) => number
): Document {
  let n = 0;
  for (const [index, statement] of statements.entries()) {
    try {
      n += run(statement, index);
    } catch (error) {
      if (!CommandError.is(error)) throw error;
      const { code, message } = error;
      return { n, writeErrors: [{ index, code, errmsg: message }] };
    }
  }
  return { n };
}

const insert: Handler = (databases, { insert: name, documents, $db }) =>
  inOrder(documents, (document) => {
    databases.collection($db, name).insert(document);
    return 1;
  });

const update: Handler = (databases, { update: name, updates, $db }) => {
  const upserted: Document[] = [];
  let nModified = 0;
  const result = inOrder(updates, ({ q, u, multi, upsert }, index) => {
    const changes = databases
      .collection($db, name)
      .update({ filter: q, limit: multi ? 0 : 1 }, u, Boolean(upsert));
    for (const { before, after } of changes) {
      if (before) nModified += 1;
      else upserted.push({ index, _id: after._id });
    }
    return changes.length;
  });
  return { ...result, nModified, ...(upserted.length > 0 && { upserted }) };
};

const remove: Handler = (databases, { delete: name, deletes, $db }) =>
  inOrder(
    deletes,
    ({ q, limit }) =>
      databases.collection($db, name).remove({ filter: q, limit }).length
  );

function lastErrorObject(change: Change | undefined): Document {
  const upserted = change && !change.before ? change.after._id : undefined;
  return {
    n: change ? 1 : 0,
    updatedExisting: change?.before !== undefined,
    ...(upserted && { upserted }),
  };
}

const findAndModify: Handler = (databases, command) => {
  const collection = databases.collection(command.$db, command.findAndModify);
  const query = { filter: command.query, sort: command.sort, limit: 1 };
  if (command.remove) {
    const [gone] = collection.remove(query);
    return { lastErrorObject: { n: gone ? 1 : 0 }, value: gone ?? null };
  }
  const upsert = Boolean(command.upsert);
  const [change] = collection.update(query, command.update, upsert);
  const value = command.new ? change?.after : change?.before;
  return { lastErrorObject: lastErrorObject(change), value: value ?? null };
};

/** What changes documents. */
export const WRITES: Readonly<Record<string, Handler>> = {
  insert,
  update,
  delete: remove,
  findAndModify,
};
