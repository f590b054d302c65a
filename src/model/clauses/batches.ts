import { contractFile, pull } from '../source.js';
import type { ClauseEntries } from './clause.js';

const METHOD = contractFile('interfaces.d.ts');
const RESULT = contractFile('events.d.ts');

/** `events.createBatch`, which a World may lack: one that has it keeps this. */
export const BATCHES = {
  'batch.results': {
    level: 'C',
    statement:
      'events.createBatch answers one result for each event, in the order of the request: status 200 and the event that was committed, or the status and the code of an error.',
    sources: [RESULT, pull(3025)],
    needs: ['createBatch'],
    since: 'createBatch',
  },
  'batch.as-single': {
    level: 'C',
    statement:
      'Each event of a batch has the outcome that it would have had alone: one that conflicts is refused by its own result, and not the batch as a whole.',
    sources: [RESULT],
    needs: ['createBatch'],
    since: 'createBatch',
  },
  'batch.refused-whole': {
    level: 'C',
    statement:
      'A batch that cannot be expressed is refused as a whole and leaves nothing: one with run_created, run_started, run_cancelled, hook_created, hook_disposed, attr_set, a step_started that carries a payload, or two events of one entity that are not step_created and then step_started.',
    sources: [METHOD],
    needs: ['createBatch'],
    since: 'createBatch',
  },
} as const satisfies ClauseEntries;

export const BATCHES_IN_LOG = {
  'batch.order': {
    level: 'C',
    statement: 'The log has the events of a batch in the order of the request.',
    sources: [METHOD],
    needs: ['createBatch'],
    since: 'createBatch',
  },
  'batch.occurred-at': {
    // Of BatchEventRequest.occurredAt: "this is the source of the durable
    // event's createdAt".
    level: 'C',
    statement:
      'createdAt of an event of a batch is the occurredAt that came with it.',
    sources: [RESULT],
    needs: ['createBatch', 'slots', 'virtualTime'],
    since: 'createBatch',
  },
  'batch.consecutive': {
    level: 'C',
    statement:
      'The events of a batch are at consecutive slots: no event of anybody else is between them.',
    sources: [METHOD],
    needs: ['createBatch'],
    since: 'createBatch',
  },
  'batch.atomic': {
    level: 'C',
    statement:
      'A batch is one write: whoever reads the log meanwhile finds all of its events that are committed, or none.',
    sources: [METHOD],
    needs: ['createBatch'],
    since: 'createBatch',
  },
} as const satisfies ClauseEntries;
