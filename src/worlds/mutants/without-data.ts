import { leaveOutOfEvent } from '../reference/without-data.js';
import type { MutantEntries } from './mutant.js';

export const WITHOUT_DATA: MutantEntries = {
  'lookup.without-data/ignored': {
    title:
      'Reads bring input and output although they are asked to leave them.',
    visible: 'alone',
    rules: { leaveOut: (entity) => entity },
  },
  'lookup.without-data/output-stays': {
    title: 'Only the input is left out where all data is to be.',
    visible: 'alone',
    rules: { leaveOut: (entity) => ({ ...entity, input: undefined }) },
  },
  'log.without-data/ignored': {
    title: 'Events bring all of their data, though they are asked to leave it.',
    visible: 'alone',
    rules: { leaveOutOfEvent: (event) => event },
  },
  'log.without-data/payloads-stay': {
    title:
      'Of events only inputs and outputs are left out, not what a resume brings.',
    visible: 'alone',
    rules: {
      leaveOutOfEvent: (event) =>
        event.eventType === 'hook_received' ? event : leaveOutOfEvent(event),
    },
  },
};
