import { type Document, ObjectId } from 'bson';
import { CommandError } from './command-error.js';
import { compare, isEqual } from './compare.js';
import { matches } from './filter.js';
import { seedOf, updated } from './update.js';

export interface Index {
  readonly name: string;
  readonly key: Readonly<Record<string, number>>;
  readonly unique?: boolean;
  readonly partialFilterExpression?: Document;
}

export interface Query {
  readonly filter?: Document;
  readonly sort?: Readonly<Record<string, number>>;
  readonly limit?: number;
}

export interface Change {
  readonly before: Document | undefined;
  readonly after: Document;
}

const ID_INDEX: Index = { name: '_id_', key: { _id: 1 }, unique: true };

/** Documents in the order of insertion, with their unique indexes. */
export class Collection {
  #documents: Document[] = [];
  readonly #indexes = new Map<string, Index>([[ID_INDEX.name, ID_INDEX]]);

  addIndex(index: Index): void {
    this.#indexes.set(index.name, index);
  }

  find({ filter = {}, sort = {}, limit = 0 }: Query): Document[] {
    const found = this.#documents
      .filter((document) => matches(document, filter))
      .sort((a, b) => compareBy(sort, a, b));
    return limit > 0 ? found.slice(0, limit) : found;
  }

  insert(document: Document): Document {
    // A replacement that inserts has the field, and nothing in it.
    const { _id = new ObjectId(), ...fields } = document;
    const whole = { _id, ...fields };
    this.#refuseDuplicate(whole, undefined);
    this.#documents.push(whole);
    return whole;
  }

  remove(query: Query): Document[] {
    const gone = new Set(this.find(query));
    this.#documents = this.#documents.filter((each) => !gone.has(each));
    return [...gone];
  }

  update(query: Query, update: Document, upsert: boolean): Change[] {
    const found = this.find(query);
    if (found.length === 0 && upsert) {
      const seed = updated(seedOf(query.filter ?? {}), update, true);
      return [{ before: undefined, after: this.insert(seed) }];
    }
    return found.map((before) => {
      const after = updated(before, update, false);
      this.#refuseDuplicate(after, before);
      this.#documents = this.#documents.map((each) =>
        each === before ? after : each
      );
      return { before, after };
    });
  }

  #refuseDuplicate(candidate: Document, instead: Document | undefined): void {
    for (const { name, key, ...index } of this.#indexes.values()) {
      const partial = index.partialFilterExpression ?? {};
      if (!index.unique || !matches(candidate, partial)) continue;
      const taken = this.#documents.some(
        (each) =>
          each !== instead &&
          matches(each, partial) &&
          Object.keys(key).every((field) =>
            isEqual(each[field], candidate[field])
          )
      );
      if (!taken) continue;
      throw new CommandError(
        11000,
        'DuplicateKey',
        `E11000 duplicate key error index: ${name}`
      );
    }
  }
}

function compareBy(
  sort: Readonly<Record<string, number>>,
  one: Document,
  other: Document
): number {
  for (const [field, direction] of Object.entries(sort)) {
    const order = compare(one[field], other[field]) * direction;
    if (order !== 0) return order;
  }
  return 0;
}
