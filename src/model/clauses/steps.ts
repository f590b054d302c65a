import { contractFile, errorsFile, pull } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { ERRORS, reading } from './sources.js';

/** How a step comes to be by its start, and how it is tried again. */
export const STEPS = {
  'step.lazy-created': {
    level: 'M',
    statement:
      'step_started with an input creates its step, with a step_created before it in the log, and starts it.',
    sources: [contractFile('src/events.ts'), pull(2478)],
    since: 'lazyStart',
    needs: ['lazyStart'],
  },
  'step.lazy-once': {
    level: 'M',
    statement:
      'stepCreated is answered to the one step_started that created the step, and to no other.',
    sources: [contractFile('events.d.ts')],
    since: 'lazyStart',
    needs: ['lazyStart'],
  },
  'step.lazy-told': {
    level: 'S',
    statement:
      'A step_started that has created its step is answered stepCreated: without it nobody runs the body.',
    sources: [contractFile('events.d.ts')],
    since: 'lazyStart',
    needs: ['lazyStart'],
  },
  'step.lazy-exists': {
    level: 'S',
    statement:
      'step_started with an input of a step that is there is refused with EntityConflictError.',
    sources: [contractFile('CHANGELOG.md'), pull(2478)],
    since: 'lazyStart',
    needs: ['lazyStart'],
  },
  'step.retry-open': {
    level: 'M',
    statement:
      'step_retrying sets a running step back to pending, and is refused for one that has ended.',
    sources: [contractFile('src/events.ts'), ERRORS],
  },
  'step.retry-after': {
    level: 'M',
    statement:
      'Until the retryAfter of its step_retrying a step does not start, which is told by TooEarlyError; after it, it does.',
    sources: [errorsFile('5.0.0-beta.22'), contractFile('src/events.ts')],
    wholeNeeds: ['virtualTime'],
    since: 'retryAfter',
  },
  'step.retry-shown': {
    level: 'S',
    statement:
      'A step that waits to be tried again shows the retryAfter that its step_retrying gave, as a Date.',
    sources: [
      reading('of Step.retryAfter, a Date', contractFile('steps.d.ts')),
    ],
  },
  'step.retry-cleared': {
    level: 'S',
    statement:
      'A step that runs again does not wait any more, and shows no retryAfter.',
    sources: [
      reading(
        'an entity is a view into the current state',
        contractFile('interfaces.d.ts')
      ),
    ],
  },
  'step.retry-error': {
    level: 'S',
    statement:
      'The error of a step_retrying stays with its step until another error takes its place.',
    sources: [contractFile('src/steps.ts')],
  },
  'step.attempt': {
    level: 'M',
    statement: 'Each step_started that is taken adds one to the attempt.',
    sources: [contractFile('src/events.ts')],
    since: 'stepAttempts',
  },
} as const satisfies ClauseEntries;
