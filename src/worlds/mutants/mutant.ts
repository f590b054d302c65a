import type { ClauseId } from '../../model/clauses/registry.js';
import type { ReferenceRules } from '../reference/rules.js';
import type { JournalRules } from '../reference-files/rules.js';

/** Who must be about for the mutant to show. */
export type Visibility =
  /** One caller, one call after the other. */
  | 'alone'
  /** Two callers at once, of one process or of two. */
  | 'in a race'
  /** Callers of two processes: one process keeps its own order. */
  | 'across processes'
  /** Whoever asks once a process has died, or the power has failed. */
  | 'after a fault';

/** The reference World with one rule broken, the way a real adapter broke it. */
export interface MutantEntry {
  /** The clause and a name of the bug: `token.unique/select-then-insert`. */
  readonly id: `${ClauseId}/${string}`;
  readonly title: string;
  readonly visible: Visibility;
  readonly rules: Partial<ReferenceRules>;
  /** Of the reference World on files: what is wrong with the files. */
  readonly files?: Partial<JournalRules> | undefined;
}

export interface Mutant extends MutantEntry {
  readonly clause: ClauseId;
}

/** The clause that its id begins with. */
export function withClause(entry: MutantEntry): Mutant {
  const [clause] = entry.id.split('/') as [ClauseId];
  return { ...entry, clause };
}
