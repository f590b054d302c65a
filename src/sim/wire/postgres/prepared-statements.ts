import { readStatements } from './sql/read-statements.js';
import { type Statement, UNKNOWN_STATEMENT } from './sql/statement.js';

/**
 * The texts behind the names of one connection: a Bind names only a prepared
 * statement, an Execute only a portal. SQL's PREPARE and EXECUTE share the
 * names with the protocol.
 */
export class PreparedStatements {
  readonly #prepared = new Map<string, Statement>();
  readonly #portals = new Map<string, Statement>();

  parse(name: string, text: string): Statement {
    const [statement = UNKNOWN_STATEMENT] = readStatements(text);
    this.#prepared.set(name, statement);
    return statement;
  }

  bind(portal: string, name: string): Statement {
    const statement = this.#prepared.get(name) ?? UNKNOWN_STATEMENT;
    this.#portals.set(portal, statement);
    return statement;
  }

  describe(of: 'statement' | 'portal', name: string): Statement {
    return this.#namesOf(of).get(name) ?? UNKNOWN_STATEMENT;
  }

  close(of: 'statement' | 'portal', name: string): void {
    this.#namesOf(of).delete(name);
  }

  execute(portal: string): Statement {
    return this.#resolved(this.#portals.get(portal) ?? UNKNOWN_STATEMENT);
  }

  query(text: string): Statement[] {
    return readStatements(text).map((statement) => this.#resolved(statement));
  }

  #namesOf(of: 'statement' | 'portal'): Map<string, Statement> {
    return of === 'statement' ? this.#prepared : this.#portals;
  }

  #resolved(statement: Statement): Statement {
    const { verb, prepared } = statement;
    if (!prepared) return statement;
    if (verb === 'execute') {
      return this.#prepared.get(prepared.name) ?? UNKNOWN_STATEMENT;
    }
    if (prepared.statement) {
      this.#prepared.set(prepared.name, prepared.statement);
    }
    return statement;
  }
}
