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
interface MutantEntry {
  readonly title: string;
  readonly visible: Visibility;
  readonly rules: Partial<ReferenceRules>;
  /** Of the reference World on files: what is wrong with the files. */
  readonly files?: Partial<JournalRules> | undefined;
}

/** The clause and a name of the bug: `token.unique/select-then-insert`. */
type MutantId = `${ClauseId}/${string}`;

export type MutantEntries = Readonly<Record<MutantId, MutantEntry>>;

export interface Mutant extends MutantEntry {
  readonly id: MutantId;
  readonly clause: ClauseId;
}

export function mutantsOf(entries: MutantEntries): readonly Mutant[] {
  return Object.entries(entries).map(([key, entry]) => {
    const id = key as MutantId;
    const [clause] = id.split('/') as [ClauseId];
    return { id, clause, ...entry };
  });
}
