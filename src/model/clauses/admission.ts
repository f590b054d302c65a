import { contractFile, pull } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { BUILDING, ERRORS, IDEMPOTENCY, proposal, reading } from './sources.js';

export const ADMISSION = {
  'run.creatable': {
    level: 'M',
    statement:
      'A first run_created for a run id is accepted, and so is one without an id, for a run of its own.',
    sources: [contractFile('interfaces.d.ts'), contractFile('events.d.ts')],
  },
  'run.created-once': {
    level: 'M',
    statement:
      'A second run_created for an existing run id changes nothing and is refused with EntityConflictError.',
    sources: [pull(2983), contractFile('interfaces.d.ts'), ERRORS],
    since: 'clientRunId',
  },
  'run.started-once': {
    level: 'S',
    statement:
      'A run that is running is not started again: one run_started in its log, however many are sent.',
    sources: [
      reading('a run that runs has been started', contractFile('runs.d.ts')),
    ],
  },
  'run.start-again': {
    level: 'M',
    statement:
      'run_started of a run that runs is taken: each replay of the run begins with it.',
    // Of preloadEvents: whoever brings a payload to a run that waits for it
    // skips its run_started, or falls back to it. Of reenqueueActiveRuns: runs
    // that run are delivered again after a restart, which is safe.
    sources: [
      pull(1569),
      contractFile('events.d.ts'),
      contractFile('recovery.d.ts'),
    ],
    since: 'runStartAgain',
  },
  'run.resilient-start': {
    level: 'M',
    statement:
      'A run_started that brings the data of its run is taken though the creation of the run was lost: it creates the run and starts it; where the run is there it starts the run as it was created.',
    sources: [
      pull(1537),
      contractFile('queue.d.ts'),
      contractFile('ulid.d.ts'),
      contractFile('events.d.ts'),
    ],
    since: 'resilientStart',
    needs: ['resilientStart'],
  },
  'run.exists': {
    level: 'M',
    statement:
      'An event for a run that does not exist is refused with WorkflowRunNotFoundError and leaves nothing; one for a run that exists is not refused so.',
    sources: [pull(1894), ERRORS],
  },
  'token.unique': {
    level: 'M',
    statement:
      'At most one live hook owns a token, over all runs and processes.',
    sources: [BUILDING, IDEMPOTENCY, ERRORS],
  },
  'token.conflict-returned': {
    level: 'M',
    statement:
      'A claim of a taken token returns a hook_conflict event; it does not throw.',
    sources: [contractFile('events.d.ts'), BUILDING],
    since: 'hookConflict',
  },
  'token.conflict-names-owner': {
    level: 'M',
    statement:
      'A hook_conflict names, as conflictingRunId, the run that owned the token at some moment of the call.',
    sources: [pull(2012), BUILDING],
    since: 'conflictingRunId',
  },
  'token.conflict-justified': {
    level: 'M',
    statement:
      'A claim conflicts only if another hook owned or retained the token at some moment of the call.',
    sources: [contractFile('events.d.ts'), BUILDING],
  },
  'token.claim-idempotent': {
    level: 'M',
    statement:
      'The same (run, hook, token) claimed again is EntityConflictError, never a conflict with itself, and leaves one hook_created; a first claim is not refused for its own trace.',
    sources: [pull(2295)],
  },
  'admission.atomic': {
    level: 'P',
    statement:
      'Of concurrent keyed starts with one key exactly one answers created: true; all answer the same run; a loser leaves no run, event or message.',
    sources: [proposal('P0')],
    needs: ['keyedStart'],
  },
  'admission.key-scope': {
    level: 'P',
    statement: 'The same key under two workflow names does not collide.',
    sources: [proposal('gap 5')],
    needs: ['keyedStart'],
  },
  'admission.same-input': {
    level: 'P',
    statement:
      'The same key with another input is answered as the first start or refused by name, never with a mix of both.',
    sources: [
      { text: 'Stripe, idempotent requests' },
      { text: 'IETF draft, Idempotency-Key' },
    ],
    needs: ['keyedStart'],
  },
} as const satisfies ClauseEntries;
