import type { Document } from 'bson';
import { isOperators } from './filter.js';

type Change = (document: Document, fields: Document) => void;

const assign: Change = (document, fields) => {
  Object.assign(document, fields);
};

const CHANGES: Readonly<Record<string, Change>> = {
  $set: assign,
  $unset: (document, fields) => {
    for (const name of Object.keys(fields)) delete document[name];
  },
  $inc: (document, fields) => {
    for (const [name, step] of Object.entries(fields)) {
      document[name] = (document[name] ?? 0) + step;
    }
  },
};

/** What a document is after an update; the old one stays as it is. */
export function updated(
  document: Document,
  update: Document,
  isInserted: boolean
): Document {
  if (!isOperators(update)) return { _id: document._id, ...update };
  const next = { ...document };
  for (const [name, fields] of Object.entries(update)) {
    const change = name === '$setOnInsert' ? assign : CHANGES[name];
    if (!change) throw new Error(`The model knows no update ${name}.`);
    if (name !== '$setOnInsert' || isInserted) change(next, fields);
  }
  return next;
}

/** What an upsert starts from: whatever the filter demands to be equal. */
export function seedOf(filter: Document): Document {
  const fields = Object.entries(filter).filter(
    ([name, condition]) => !name.startsWith('$') && !isOperators(condition)
  );
  return Object.fromEntries(fields);
}
