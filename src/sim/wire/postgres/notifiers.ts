import type { Statement } from './sql/statement.js';

/** Tells which exchanges may make the server push something to others. */
export class Notifiers {
  readonly #everyWriteMayNotify: boolean;
  /** A notification waits for the COMMIT of its transaction. */
  #waitsForCommit = false;
  /** One waits for the Sync that ends the implicit transaction. */
  #waitsForSync = false;

  constructor(everyWriteMayNotify: boolean) {
    this.#everyWriteMayNotify = everyWriteMayNotify;
  }

  executes(statement: Statement): boolean {
    const mayNotify = this.#mayNotify(statement);
    this.#waitsForSync ||= mayNotify;
    return mayNotify;
  }

  /** What ends the implicit transaction: a Sync or a simple query. */
  syncs(): boolean {
    const mayNotify = this.#waitsForSync;
    this.#waitsForSync = false;
    return mayNotify;
  }

  #mayNotify({ verb, target, mayNotify, mayWrite }: Statement): boolean {
    if (verb === 'commit') {
      const waits = this.#waitsForCommit || this.#everyWriteMayNotify;
      this.#waitsForCommit = false;
      return waits;
    }
    const isEnd = verb === 'rollback' && target === '';
    if (verb === 'begin' || isEnd) this.#waitsForCommit = false;
    const does = mayNotify || (this.#everyWriteMayNotify && mayWrite);
    this.#waitsForCommit ||= does;
    return does;
  }
}
