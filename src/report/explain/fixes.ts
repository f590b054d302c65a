import type { ClauseId } from '../../model/clauses/registry.js';
import { publishedFile, pull, type Source } from '../../model/source.js';

const POSTGRES = '@workflow/world-postgres';
const STORAGE = 'dist/storage.js';

/** How a published World that broke a clause was mended. */
export interface Fix {
  readonly clause: ClauseId;
  /** The package, the last version with the bug and the first without. */
  readonly package: string;
  readonly broken: string;
  readonly mended: string;
  /** What is there in place of what was, as the code of the second has it. */
  readonly how: string;
  readonly source: Source;
}

/**
 * Told apart by the tests of the kit or by a history of `reports/`: the first
 * has the bug, the second not.
 */
export const FIXES: readonly Fix[] = [
  {
    clause: 'token.unique',
    package: '@workflow/world-local',
    broken: '4.1.0-beta.42',
    mended: '4.1.0-beta.43',
    how: 'The claim was a look through all hooks and then a write. Now it is one file, named by a hash of the token and created exclusively (O_EXCL): who creates it owns the token, and disposal and the end of the run delete it.',
    source: pull(1348),
  },
  {
    clause: 'step.created-once',
    package: '@workflow/world-local',
    broken: '5.0.0-beta.3',
    mended: '5.0.0-beta.4',
    how: 'Events of one step are serialized by a lock in the process, so that the look at the step and the write that follows are one. Two processes are kept apart by nothing that this adds.',
    source: pull(1877),
  },
  {
    clause: 'token.claim-idempotent',
    package: '@workflow/world-local',
    broken: '5.0.0-beta.13',
    mended: '5.0.0-beta.16',
    how: 'The file of the claim names the hook and the event that is going to say so. A claim that finds its own hook there adopts that event in place of a conflict, and finishes what was cut off.',
    source: pull(2295),
  },
  {
    clause: 'token.claim-idempotent',
    package: '@workflow/world-postgres',
    broken: '4.2.0',
    mended: '4.3.0',
    how: 'A hook whose row is there is looked up in the log by run and hook: with its hook_created it is a duplicate, without it what was cut off is finished.',
    source: pull(2295),
  },
  {
    clause: 'resume.live-only',
    package: '@workflow/world-local',
    broken: '5.0.0-beta.22',
    mended: '5.0.0-beta.29',
    how: 'A resume and the disposal of one hook take the same lock in the process, and a resume looks whether the disposal has been committed, by a file that is written first, just before it appends.',
    source: pull(2808),
  },
  {
    clause: 'run.created-once',
    package: POSTGRES,
    broken: '4.3.0',
    mended: '4.3.6',
    how: 'The row was inserted with ON CONFLICT DO NOTHING, and the event appended whether it was new or not. Now no row back is EntityConflictError, and nothing is appended.',
    source: publishedFile(POSTGRES, '4.3.6', STORAGE),
  },
  {
    clause: 'run.terminal-once',
    package: POSTGRES,
    broken: '4.1.0-beta.46',
    mended: '4.1.1',
    how: 'The end of a run was a look at its status and then an update by its id. Now the update itself asks for a status that is no end; where it changes no row, the caller is refused and nothing is appended.',
    source: publishedFile(POSTGRES, '4.1.1', STORAGE),
  },
  {
    clause: 'run.started-once',
    package: POSTGRES,
    broken: '4.1.0-beta.46',
    mended: '4.1.1',
    how: 'A run that is running is answered as it is, before anything is written.',
    source: publishedFile(POSTGRES, '4.1.1', STORAGE),
  },
  {
    clause: 'hook.dispose-once',
    package: POSTGRES,
    broken: '4.1.0-beta.46',
    mended: '4.1.1',
    how: 'The row is deleted with RETURNING: who gets no row back was not the one that disposed of it, is refused, and appends nothing.',
    source: publishedFile(POSTGRES, '4.1.1', STORAGE),
  },
];

export function fixesOf(clause: string): readonly Fix[] {
  return FIXES.filter((fix) => fix.clause === clause);
}
