import { contractFile } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { BUILDING, ERRORS, reading, SIMULATION } from './sources.js';

export const DURABILITY = {
  'read.usable': {
    level: 'M',
    statement: 'No race leaves an entity that get or list cannot read.',
    sources: [contractFile('runs.d.ts')],
  },
  'call.served': {
    level: 'M',
    statement:
      'A call that nothing forbids is served; it does not fail with an error that gives no reason.',
    sources: [contractFile('interfaces.d.ts'), ERRORS],
  },
  'call.answered': {
    level: 'M',
    statement:
      'A call is answered: the promise that it returns settles, and does not wait for ever for what nothing brings about any more.',
    // Of events.create: a promise resolving to the created event and entity.
    sources: [contractFile('interfaces.d.ts')],
  },
  'refusal.named': {
    level: 'M',
    statement:
      'What the contract refuses it refuses by the name that is true of it: EntityConflictError, RunExpiredError, HookNotFoundError or WorkflowRunNotFoundError.',
    sources: [ERRORS],
  },
  'refusal.typed': {
    level: 'S',
    statement:
      'Any other refusal is an error of the contract, AttributeValidationError or WorkflowWorldError say, not whatever went wrong inside.',
    sources: [ERRORS],
  },
} as const satisfies ClauseEntries;

export const LOG = {
  'log.created-first': {
    level: 'M',
    statement: "run_created comes first in a run's log.",
    sources: [contractFile('events.d.ts'), SIMULATION],
  },
  'log.unique-ids': {
    level: 'M',
    statement: "The event ids of a run's log are unique.",
    sources: [contractFile('interfaces.d.ts'), SIMULATION],
  },
  'log.order': {
    level: 'M',
    statement:
      'List order is append order: an event acknowledged before another was asked for is listed before it.',
    sources: [contractFile('events.d.ts'), SIMULATION],
  },
  'log.pages': {
    level: 'M',
    statement:
      'Paging events.list to the end returns every event that was in the log before the first page exactly once, under concurrent writes too.',
    // Of a cursor: everything is after it, and it is past the last event.
    sources: [contractFile('events.d.ts')],
  },
  'log.preloaded': {
    level: 'M',
    statement:
      'Where run_started, or a hook_received with preloadEvents, is answered with events, they are the log up to that point, its own event included, as events.list shows it.',
    sources: [contractFile('events.d.ts')],
    since: 'startPreload',
  },
  'log.delta': {
    level: 'M',
    statement:
      'Where a write with sinceCursor is answered with events, they are what events.list shows after that cursor, its own event included, and a cursor to go on from; a World that so answers hook_created so answers a hook_conflict.',
    sources: [contractFile('events.d.ts')],
    since: 'sinceCursor',
  },
  'log.report': {
    // Nothing is lost that the next read of the log does not show.
    level: 'S',
    statement:
      'A write with eventCount that takes a later position than the next is answered with the events between, in their order, or is told that there are more than it is given.',
    // "Bump and report", of what the types cannot express; the writers that
    // hold a log are the ones that are answered so.
    sources: [
      contractFile('interfaces.d.ts'),
      contractFile('events.d.ts'),
      contractFile('CHANGELOG.md', '5.0.0-beta.26'),
    ],
    since: 'slots',
    needs: ['slots'],
  },
  'log.created-at': {
    level: 'M',
    statement: 'Every event of a log has its createdAt.',
    sources: [contractFile('events.d.ts')],
  },
  'log.stamped': {
    level: 'M',
    statement:
      'createdAt of an event is when the World took it: not before its call was made, nor after it was answered.',
    // Of CreateEventParams.occurredAt: "createdAt, which represents when the
    // backing service accepted or stored the event".
    sources: [contractFile('events.d.ts')],
    since: 'occurredAt',
    needs: ['virtualTime'],
  },
  'log.durable': {
    level: 'M',
    statement:
      'The log is append-only: an event that a write answered or a read showed stays in it, each of its fields as it was.',
    sources: [contractFile('interfaces.d.ts')],
  },
  'log.faithful': {
    level: 'M',
    statement:
      'An event of the log is of a call that was made and not refused, and holds what the call gave.',
    sources: [contractFile('interfaces.d.ts')],
  },
  'log.descending': {
    level: 'M',
    statement:
      "events.list with sortOrder 'desc' lists the same events the other way round.",
    sources: [contractFile('shared.d.ts'), contractFile('events.d.ts')],
  },
  'log.cursor': {
    level: 'M',
    statement:
      'The last page has a cursor too, from which events.list later lists what was appended since: all of it, and nothing again.',
    // Of replay-log preloads, which match events.list: "present even on the
    // final page"; of sinceCursor: everything sorted strictly after it.
    sources: [contractFile('events.d.ts')],
    since: 'lastCursor',
  },
  'log.event': {
    level: 'M',
    statement:
      'events.get(runId, eventId) returns the event of that id in the log of that run, as the log has it.',
    sources: [contractFile('interfaces.d.ts'), contractFile('events.d.ts')],
    since: 'eventsGet',
    needs: ['eventsGet'],
  },
  'log.without-data': {
    level: 'S',
    statement:
      "Events that are read with resolveData: 'none' come without what may be large in their data, and are otherwise the same; their data may be left out as a whole.",
    sources: [
      reading(
        'what stripEventDataRefs leaves out',
        contractFile('src/events.ts')
      ),
      contractFile('events.d.ts'),
      contractFile('shared.d.ts'),
    ],
  },
  'log.correlated': {
    level: 'M',
    statement:
      'events.listByCorrelationId lists, page by page and in either order, the events of that correlation id in the log of the named run, and none of another run.',
    sources: [contractFile('events.d.ts')],
    since: 'runCorrelation',
    needs: ['runCorrelation'],
  },
  'log.slots': {
    level: 'C',
    statement:
      "Event ids are dense positions from 1, and a reader's log is a prefix, never with a hole.",
    sources: [contractFile('interfaces.d.ts'), BUILDING],
    since: 'slots',
    needs: ['slots'],
  },
} as const satisfies ClauseEntries;
