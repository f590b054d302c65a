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
];
