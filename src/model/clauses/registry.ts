import type { Contract } from '../contract.js';
import { isHeldTo } from '../contract-features.js';
import { ADMISSION } from './admission.js';
import { BATCHES, BATCHES_IN_LOG } from './batches.js';
import {
  type Clause,
  type ClauseEntries,
  type ClauseEntry,
  PHASES,
  type Phase,
} from './clause.js';
import { CRASHES } from './crashes.js';
import { IN_FLIGHT } from './in-flight.js';
import { DURABILITY, LOG } from './log.js';
import { LOOKUP } from './lookup.js';
import { CANCEL_MANY, MANY_RUNS } from './many-runs.js';
import { POLICY } from './policy.js';
import { POWER } from './power.js';
import { RETENTION } from './retention.js';
import { REUSE } from './reuse.js';
import { STEPS } from './steps.js';
import { VALUES } from './values.js';
import { WAITS, WAITS_SHOWN } from './waits.js';

const BY_PHASE = {
  admission: ADMISSION,
  'in-flight': {
    ...IN_FLIGHT,
    ...STEPS,
    ...WAITS,
    ...CANCEL_MANY,
    ...BATCHES,
    ...POLICY,
  },
  retention: RETENTION,
  reuse: REUSE,
  lookup: { ...LOOKUP, ...WAITS_SHOWN, ...VALUES, ...MANY_RUNS },
  durability: { ...DURABILITY, ...CRASHES, ...POWER },
  log: { ...LOG, ...BATCHES_IN_LOG },
} as const satisfies Readonly<Record<Phase, ClauseEntries>>;

type Phases = typeof BY_PHASE;

/** The name of a clause: `token.unique`. */
export type ClauseId = { [P in Phase]: keyof Phases[P] }[Phase];

/** Every clause, by phase: the rows of the matrix in their order. */
export const CLAUSES: readonly Clause<ClauseId>[] = PHASES.flatMap((phase) =>
  Object.entries<ClauseEntry>(BY_PHASE[phase]).map(([id, clause]) => ({
    id: id as ClauseId,
    phase,
    ...clause,
  }))
);

const BY_ID = new Map(CLAUSES.map((clause) => [clause.id, clause]));

/** Whether there is a clause of that name. */
export function isClauseId(id: string): id is ClauseId {
  return BY_ID.has(id as ClauseId);
}

/** The clause of a name. */
export function clauseOf(id: ClauseId): Clause<ClauseId> {
  const clause = BY_ID.get(id);
  if (!clause) throw new TypeError(`No clause is called ${id}`);
  return clause;
}

/**
 * Whether the contract of a subject includes the clause: it is not older than
 * the clause, and declares what the clause needs.
 */
export function isApplicable(
  { needs = [], since }: Clause,
  contract: Contract
): boolean {
  if (since !== undefined && !isHeldTo(contract, since)) return false;
  return needs.every((need) => contract.capabilities.has(need));
}

/** By contract, which every history of a subject is judged by. */
const outside = new WeakMap<Contract, ReadonlySet<ClauseId>>();

/**
 * The clauses that a subject is not held to: they neither break nor explain.
 */
export function clausesOutside(contract: Contract): ReadonlySet<ClauseId> {
  const known = outside.get(contract);
  if (known) return known;
  const others = CLAUSES.filter((clause) => !isApplicable(clause, contract));
  const found = new Set(others.map(({ id }) => id));
  outside.set(contract, found);
  return found;
}
