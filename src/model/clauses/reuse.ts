import { contractFile } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { ERRORS, proposal, SIMULATION } from './sources.js';

export const REUSE = {
  'result.stable': {
    level: 'M',
    statement: 'Every read of an ended run gives the same result.',
    sources: [ERRORS],
  },
  'result.reuse': {
    level: 'P',
    statement:
      'A keyed start that answers created: false for a completed run hands out its stored result.',
    sources: [proposal('P0')],
    needs: ['keyedStart'],
  },
  'run.entity-matches-log': {
    level: 'M',
    statement:
      'Status, result and attributes of a run are the fold of its log.',
    sources: [contractFile('interfaces.d.ts'), SIMULATION],
  },
} as const satisfies ClauseEntries;
