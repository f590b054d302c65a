import { leaveOutOfEvent } from '../reference/without-data.js';
import type { Mutant } from './mutant.js';

export const WITHOUT_DATA: readonly Mutant[] = [
  {
    id: 'lookup.without-data/ignored',
    clause: 'lookup.without-data',
    title:
      'Reads bring input and output although they are asked to leave them.',
    visible: 'alone',
    rules: { leaveOut: (entity) => entity },
  },
  {
    id: 'lookup.without-data/output-stays',
    clause: 'lookup.without-data',
    title: 'Only the input is left out where all data is to be.',
    visible: 'alone',
    rules: { leaveOut: (entity) => ({ ...entity, input: undefined }) },
  },
  {
    id: 'log.without-data/ignored',
    clause: 'log.without-data',
    title: 'Events bring all of their data, though they are asked to leave it.',
    visible: 'alone',
    rules: { leaveOutOfEvent: (event) => event },
  },
  {
    id: 'log.without-data/payloads-stay',
    clause: 'log.without-data',
    title:
      'Of events only inputs and outputs are left out, not what a resume brings.',
    visible: 'alone',
    rules: {
      leaveOutOfEvent: (event) =>
        event.eventType === 'hook_received' ? event : leaveOutOfEvent(event),
    },
  },
];
