import { contractFile, pull } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { BUILDING, ERRORS, reading, SIMULATION } from './sources.js';

export const IN_FLIGHT = {
  'run.terminal-once': {
    level: 'M',
    statement:
      'A run gets one terminal event: of racing ends one wins and the others are refused; only a second cancellation is an idempotent success.',
    sources: [pull(1434), contractFile('runs.d.ts'), ERRORS],
  },
  'run.status-final': {
    level: 'M',
    statement: 'A terminal status never changes.',
    sources: [ERRORS, contractFile('runs.d.ts')],
  },
  'run.start-after-terminal': {
    level: 'M',
    statement: 'run_started on a terminal run is refused.',
    sources: [ERRORS],
  },
  'run.started-at': {
    level: 'M',
    statement:
      'startedAt is when a run was first started: run_started sets it once and a second one leaves it.',
    sources: [contractFile('runs.d.ts')],
    since: 'firstStart',
  },
  'run.completed-at': {
    level: 'M',
    statement:
      'completedAt is there once a run has ended, however it did, and not before; nothing moves it.',
    sources: [contractFile('runs.d.ts'), ERRORS],
  },
  'run.end-releases': {
    level: 'M',
    statement:
      'When the call that ends a run has answered, its status, its log and the release of its tokens agree.',
    sources: [contractFile('interfaces.d.ts'), BUILDING],
  },
  'run.terminal-is-last': {
    level: 'M',
    statement:
      'After the terminal event only the completion or failure of a step already running may follow.',
    sources: [contractFile('README.md'), SIMULATION],
  },
  'hook.create-after-terminal': {
    level: 'M',
    statement: 'No hook is created on a terminal run.',
    sources: [contractFile('interfaces.d.ts'), SIMULATION],
  },
  'step.start-after-terminal': {
    level: 'M',
    statement:
      'step_started on a terminal run is refused, also when redelivered.',
    sources: [
      contractFile('queue.d.ts'),
      contractFile('README.md'),
      pull(3457),
    ],
    since: 'stepStartOfEnded',
  },
  'step.created-once': {
    level: 'M',
    // The docs page on event sourcing says that replay skips a second creation
    // which a stale writer committed; events.d.ts says what the writer is told:
    // creations converge to a 409. The one is about readers, the other binds.
    statement: 'One step_created for a step id.',
    sources: [pull(1877), contractFile('events.d.ts'), ERRORS],
  },
  'step.start-open': {
    level: 'M',
    statement:
      'step_started starts a step that waits, and is refused for one that has ended.',
    sources: [contractFile('events.d.ts'), ERRORS],
  },
  'step.start-again': {
    level: 'M',
    statement:
      'step_started of a step that runs is taken: what died with its process is tried again.',
    // Of createBatch: a bare step_started re-patches its step on every attempt.
    // Of ownerMessageId: an owner-recovery bare start, after a crash.
    sources: [contractFile('events.d.ts'), contractFile('src/events.ts')],
    since: 'stepStartAgain',
  },
  'step.start-exists': {
    level: 'M',
    statement:
      'step_started that brings no input is refused for a step that is not there.',
    sources: [contractFile('src/events.ts')],
    since: 'lazyStart',
  },
  'step.started-at': {
    level: 'M',
    statement:
      'startedAt is when a step was first started: the first step_started sets it and no later one moves it.',
    sources: [contractFile('src/steps.ts')],
  },
  'step.terminal-once': {
    level: 'M',
    statement: 'One step_completed or step_failed for a step id.',
    sources: [pull(1434), ERRORS],
  },
  'attributes.after-terminal': {
    level: 'M',
    statement: 'attr_set on a terminal run is refused.',
    sources: [ERRORS],
    since: 'attributes',
    needs: ['attributes'],
  },
  'resume.live-only': {
    level: 'M',
    statement:
      'hook_received on a disposed or unknown hook, or on a terminal run, is refused and never journaled after hook_disposed or the terminal event.',
    sources: [pull(2808), pull(2987), pull(3645), contractFile('hooks.d.ts')],
  },
  'resume.accepted-durable': {
    level: 'M',
    statement: 'An accepted resume is in the log exactly once.',
    sources: [contractFile('interfaces.d.ts')],
  },
  'resume.refused-absent': {
    level: 'M',
    statement: 'A refused resume left nothing in the log.',
    sources: [contractFile('interfaces.d.ts')],
  },
  'resume.dedup': {
    level: 'C',
    statement:
      'hook_received with one (runId, resumeId), at once or again after its hook was disposed, become one event that each caller gets; another payload or hook under it is EntityConflictError.',
    // "Converge on exactly one event", retries and queue redeliveries alike.
    sources: [contractFile('interfaces.d.ts'), contractFile('events.d.ts')],
    needs: ['hookResumeDedup'],
    since: 'hookResumeDedup',
  },
  'hook.dispose-once': {
    level: 'M',
    statement: 'One hook_disposed for a hook.',
    sources: [pull(1523)],
  },
  'hook.dispose-exists': {
    level: 'M',
    statement:
      'hook_disposed is refused for a hook that was never there, or that lost its token to another.',
    sources: [contractFile('events.d.ts')],
    since: 'hookExistence',
  },
  'hook.of-run': {
    level: 'S',
    statement:
      'hook_received and hook_disposed of a run are for hooks of that run: for the hook of another run they are refused.',
    sources: [
      reading(
        'a correlation id is one of its run, and such an event needs its hook',
        contractFile('events.d.ts')
      ),
    ],
    since: 'runCorrelation',
  },
  'owner.resolvable': {
    level: 'M',
    statement:
      'While a hook is live, getByToken and hooks.get return it and a resume finds it.',
    sources: [contractFile('interfaces.d.ts')],
  },
} as const satisfies ClauseEntries;
