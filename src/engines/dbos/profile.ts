import type { Claim, Profile } from '../profile.js';
import { LEADS } from './leads.js';
import { SURFACES } from './surfaces.js';

const PACKAGE = '@dbos-inc/dbos-sdk 5.3.0, dist/src';
const REUSE = `${PACKAGE}/workflow.d.ts, WorkflowIDReusePolicy`;
const DUPLICATION = `${PACKAGE}/system_database.d.ts, DuplicationPolicy`;
const ATTRIBUTES = `${PACKAGE}/workflow.d.ts, GetWorkflowsInput.attributes`;

function claim(
  row: string,
  surface: string | undefined,
  words: readonly string[],
  source: string
): Claim {
  return { row, surface, words, source };
}

export const PROFILE: Profile = {
  engine: 'dbos',
  title: 'DBOS',
  package: '@dbos-inc/dbos-sdk',
  surfaces: SURFACES,
  claims: [
    claim(
      'admission.simultaneous',
      'id',
      ['one runs, others attached', 'one runs, others replayed'],
      REUSE
    ),
    claim(
      'admission.simultaneous',
      'id-reject',
      ['one runs, others rejected: in flight'],
      REUSE
    ),
    claim(
      'admission.simultaneous',
      'queue',
      ['one runs, others rejected: lease'],
      DUPLICATION
    ),
    claim(
      'admission.simultaneous',
      'queue-attach',
      ['one runs, others attached'],
      DUPLICATION
    ),
    claim('in-flight.duplicate', 'id', ['attached'], REUSE),
    claim('in-flight.duplicate', 'id-reject', ['rejected: in flight'], REUSE),
    claim('in-flight.duplicate', 'queue', ['rejected: lease'], DUPLICATION),
    claim('in-flight.duplicate', 'queue-attach', ['attached'], DUPLICATION),
    claim('in-flight.result', 'id', ["the owner's"], REUSE),
    claim('in-flight.result', 'queue-attach', ["the owner's"], DUPLICATION),
    claim('retention.after-complete', 'id', ['replayed'], REUSE),
    claim('retention.after-complete', 'id-reject', ['rejected: closed'], REUSE),
    claim('reuse.result', 'id', ["the owner's"], REUSE),
    claim('lookup.attribute', undefined, ['at once'], ATTRIBUTES),
    claim('lookup.attribute-closed', undefined, ['at once'], ATTRIBUTES),
    claim('key.scope', 'id', ['rejected: kind'], `${PACKAGE}/error.d.ts`),
    claim(
      'signal.before',
      'id',
      ['rejected: absent'],
      `${PACKAGE}/error.d.ts, DBOSNonExistentWorkflowError`
    ),
  ],
  leads: LEADS,
  unmeasured: {
    'retention.window':
      'nothing deletes a record by itself: users delete it by command (see reuse.identity); Conductor, which deletes by age, is hosted',
  },
};
