import { contractFile, pull } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { BUILDING, proposal } from './sources.js';

/** What can be asked without letting time pass. */
const RETENTION_CAPABILITIES = ['hookRetention'] as const;
/** The other half: what comes of a deadline that has passed. */
const PASSING = ['virtualTime'] as const;
const KEYED_CAPABILITIES = ['keyedStart', 'virtualTime'] as const;

export const RETENTION = {
  'token.released-at-terminal': {
    level: 'M',
    statement:
      'Once a run is terminal and nothing is retained, its token can be claimed and getByToken does not resolve it.',
    sources: [contractFile('interfaces.d.ts'), BUILDING],
  },
  'token.released-on-dispose': {
    level: 'M',
    statement:
      'hook_disposed releases the token at once, before any deadline too.',
    sources: [contractFile('interfaces.d.ts'), BUILDING],
  },
  'token.retained': {
    level: 'C',
    statement:
      'With tokenRetentionUntil in the future a claim after the end of the owner conflicts and names the ended run; after the deadline it succeeds.',
    sources: [contractFile('interfaces.d.ts'), BUILDING],
    needs: RETENTION_CAPABILITIES,
    wholeNeeds: PASSING,
    since: 'hookRetention',
  },
  'token.retained-readable': {
    level: 'C',
    statement:
      'A retained hook is returned by get, getByToken and list until its deadline, not after.',
    sources: [contractFile('interfaces.d.ts'), contractFile('hooks.d.ts')],
    needs: RETENTION_CAPABILITIES,
    wholeNeeds: PASSING,
    since: 'hookRetention',
  },
  'token.retained-not-resumable': {
    level: 'C',
    statement: 'A retained hook cannot be resumed.',
    sources: [contractFile('interfaces.d.ts'), contractFile('hooks.d.ts')],
    needs: RETENTION_CAPABILITIES,
    since: 'hookRetention',
  },
  'token.retention-is-minimum': {
    level: 'C',
    statement: 'An active run keeps its token past the deadline.',
    sources: [contractFile('interfaces.d.ts'), pull(2866)],
    needs: [...RETENTION_CAPABILITIES, ...PASSING],
    since: 'hookRetention',
  },
  'token.retention-cap': {
    level: 'C',
    statement:
      "A deadline beyond the World's limit is refused with a non-retryable error.",
    sources: [pull(2866)],
    needs: RETENTION_CAPABILITIES,
    since: 'hookRetention',
  },
  'retention.window': {
    level: 'P',
    statement:
      'A keyed start inside the window after the end answers the ended run with created: false; after the window a new run is created.',
    sources: [proposal('P0')],
    needs: KEYED_CAPABILITIES,
  },
  'retention.owner-available': {
    level: 'M',
    statement:
      'The owning run stays readable as long as its token is unavailable.',
    sources: [BUILDING],
  },
} as const satisfies ClauseEntries;
