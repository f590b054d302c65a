import { clauseOf, isClauseId } from '../model/clauses/registry.js';

/** The sentence of a clause, if this kit knows it. */
export function statementOf(clause: string): string | undefined {
  return isClauseId(clause) ? clauseOf(clause).statement : undefined;
}
