import {
  createReferenceWorld,
  type ReferenceWorld,
} from '../reference/world.js';
import { FileStore } from './file-store.js';
import { HONEST_RULES } from './honest-rules.js';
import { Journal } from './journal.js';
import type { JournalRules } from './rules.js';

export interface ReferenceFilesOptions {
  /** Is there already. Processes that share it share their World. */
  readonly dataDir: string;
  /** The clock of this instance's process, in ms since the epoch. */
  readonly now: () => number;
  /** What differs from honest files; nothing for the reference itself. */
  readonly rules?: Partial<JournalRules> | undefined;
}

/**
 * The reference World on files: the same rules, over a journal that keeps
 * every commit through crashes and power losses. It shows that the clauses can
 * be kept there, and how; it never forgets a commit, so it is no World to run.
 */
export function createReferenceFilesWorld({
  dataDir,
  now,
  rules,
}: ReferenceFilesOptions): ReferenceWorld {
  const journal = new Journal(dataDir, { ...HONEST_RULES, ...rules });
  return createReferenceWorld({ store: new FileStore(journal), now });
}
