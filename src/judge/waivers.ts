import { CLAUSES, type ClauseId } from '../model/clauses/registry.js';

/** Sets of clauses that stood in the way of a transition, by their text. */
export type Asked = Map<string, readonly ClauseId[]>;

export function note(asked: Asked, clauses: readonly ClauseId[]): void {
  asked.set(clauses.join(' '), clauses);
}

/** A set of clauses to waive. */
export interface Waiver {
  readonly clauses: readonly ClauseId[];
  /**
   * How many of its clauses were asked for by none of the deepest dead ends.
   */
  readonly remote: number;
}

/**
 * The sets that are larger by what a search asked for. `near`: what its deepest
 * dead ends asked for.
 */
export function* larger(
  { clauses, remote }: Waiver,
  asked: Asked,
  near: Asked
): Generator<Waiver> {
  for (const [id, more] of asked) {
    const farther = near.has(id) ? 0 : more.length;
    yield {
      clauses: inOrder([...clauses, ...more]),
      remote: remote + farther,
    };
  }
}

const RANK = new Map(CLAUSES.map(({ id }, index) => [id, index]));

function rankOf(clause: ClauseId): number {
  return RANK.get(clause) ?? 0;
}

/** Each once, in the order of the registry. */
export function inOrder(clauses: readonly ClauseId[]): ClauseId[] {
  return [...new Set(clauses)].sort((a, b) => rankOf(a) - rankOf(b));
}

/** What a history says beforehand of what may be wrong in it. */
export interface Leads {
  /** A log has something before the creation of its run. */
  readonly isEarly: boolean;
  /** An operation was cut short. */
  readonly isCut: boolean;
}

/** What breaks only where an operation was cut short … */
const OF_CUTS: ReadonlySet<ClauseId> = new Set([
  'crash.token-not-orphaned',
  'crash.owner-not-lost',
  'crash.retry-converges',
]);

/** … and what may break there or elsewhere. */
const PERHAPS_OF_CUTS: ClauseId = 'run.end-releases';

/** How much is said of operations that nobody cut short. */
function distance({ clauses }: Waiver): number {
  const others = clauses.filter((clause) => !OF_CUTS.has(clause));
  return others.length - (others.includes(PERHAPS_OF_CUTS) ? 0.5 : 0);
}

/**
 * The fewest clauses first. Where an operation was cut short that explains it
 * all, nothing else is to blame, as the others were left in peace. Between
 * equals: where the log has something before the creation of its run, that is
 * what happened; where it has not, what can be said of a run that was there is
 * not said of one that was not. Beyond that there is no reason to choose one.
 */
export function byReason(
  a: Waiver,
  b: Waiver,
  { isEarly, isCut }: Leads
): number {
  const has = ({ clauses }: Waiver) => Number(clauses.includes('run.exists'));
  const missing = has(a) - has(b);
  return (
    (isCut ? distance(a) - distance(b) : 0) ||
    a.clauses.length - b.clauses.length ||
    (isEarly ? -missing : missing)
  );
}

/**
 * Where nothing else tells them apart, what the deepest dead ends asked for
 * comes first.
 */
export function byPreference(a: Waiver, b: Waiver, leads: Leads): number {
  return (
    byReason(a, b, leads) ||
    a.remote - b.remote ||
    byOrder(a.clauses, b.clauses)
  );
}

function byOrder(a: readonly ClauseId[], b: readonly ClauseId[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = rankOf(a[at] as ClauseId) - rankOf(b[at] as ClauseId);
    if (difference !== 0) return difference;
  }
  return 0;
}
