import type { Contract } from '../contract.js';
import { ADMISSION } from './admission.js';
import type { Clause } from './clause.js';
import { IN_FLIGHT } from './in-flight.js';
import { DURABILITY, LOG } from './log.js';
import { LOOKUP } from './lookup.js';
import { POLICY } from './policy.js';
import { RETENTION } from './retention.js';
import { REUSE } from './reuse.js';

const ALL = [
  ...ADMISSION,
  ...IN_FLIGHT,
  ...POLICY,
  ...RETENTION,
  ...REUSE,
  ...LOOKUP,
  ...DURABILITY,
  ...LOG,
] as const;

export type ClauseId = (typeof ALL)[number]['id'];

/** Every clause, by phase: the rows of the matrix in their order. */
export const CLAUSES: readonly Clause<ClauseId>[] = ALL;

const BY_ID = new Map(CLAUSES.map((clause) => [clause.id, clause]));

export function isClauseId(id: string): id is ClauseId {
  return BY_ID.has(id as ClauseId);
}

export function clauseOf(id: ClauseId): Clause<ClauseId> {
  const clause = BY_ID.get(id);
  if (!clause) throw new TypeError(`No clause is called ${id}`);
  return clause;
}

/** Whether the contract that a subject declares includes the clause. */
export function isApplicable(clause: Clause, contract: Contract): boolean {
  return (clause.needs ?? []).every((need) => contract.capabilities.has(need));
}
