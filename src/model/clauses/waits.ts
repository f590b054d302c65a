import { contractFile, pull, type Source } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { ERRORS, reading, SIMULATION } from './sources.js';

/** Told apart by its title, as the other pages of the docs. */
const EVENT_SOURCING: Source = {
  text: 'docs, Event sourcing',
  link: 'https://useworkflow.dev/docs/how-it-works/event-sourcing',
};

const OF_WAITS = { since: 'waits', needs: ['waits'] } as const;

export const WAITS = {
  'wait.created-once': {
    // As of step.created-once: that replay skips a second wait_created, which a
    // writer with an old log committed, binds readers. What binds a World is
    // events.d.ts, by which creations that come again converge to a 409.
    level: 'M',
    statement:
      'A first wait_created for a wait id of a run is accepted; a second one is refused with EntityConflictError.',
    sources: [pull(1057), ERRORS, contractFile('events.d.ts')],
    ...OF_WAITS,
  },
  'wait.completed-once': {
    level: 'M',
    statement:
      'A wait that is due completes once: of several wait_completed one is accepted, and the others are refused with EntityConflictError.',
    sources: [pull(1057), EVENT_SOURCING, ERRORS],
    ...OF_WAITS,
  },
  'wait.exists': {
    level: 'S',
    statement:
      'wait_completed for a wait that its run has not created is refused.',
    sources: [reading('a wait completes from waiting', EVENT_SOURCING)],
    ...OF_WAITS,
  },
  'wait.after-terminal': {
    level: 'M',
    statement:
      'The waits of a run go with its end: neither wait_created nor wait_completed is accepted on a terminal run.',
    sources: [pull(1057), ERRORS, SIMULATION],
    ...OF_WAITS,
  },
} as const satisfies ClauseEntries;

export const WAITS_SHOWN = {
  'wait.entity': {
    level: 'M',
    statement:
      'The wait that an accepted wait event answers is the one that was asked for, of that run, waiting or completed as the event has left it.',
    sources: [contractFile('events.d.ts'), contractFile('waits.d.ts')],
    ...OF_WAITS,
  },
  'wait.resume-at': {
    level: 'M',
    statement:
      'resumeAt is the Date that wait_created gave: in the log, in the event that is answered, and in a wait that shows it.',
    sources: [contractFile('events.d.ts'), contractFile('waits.d.ts')],
    ...OF_WAITS,
  },
} as const satisfies ClauseEntries;
