import type { Claim, Profile } from '../profile.js';
import { LEADS } from './leads.js';
import { SURFACES } from './surfaces.js';

const HTTP = 'https://docs.restate.dev/services/invocation/http';
const CONFIGURATION = 'https://docs.restate.dev/services/configuration';

function claim(
  row: string,
  surface: string | undefined,
  source: string,
  ...words: readonly string[]
): Claim {
  return { row, surface, words, source };
}

const KEY = 'idempotency-key';

export const PROFILE: Profile = {
  engine: 'restate',
  title: 'Restate',
  package: '@restatedev/restate-sdk',
  surfaces: SURFACES,
  claims: [
    claim(
      'admission.simultaneous',
      KEY,
      HTTP,
      'one runs, others attached',
      'one runs, others replayed'
    ),
    claim('in-flight.duplicate', KEY, HTTP, 'attached'),
    claim('in-flight.result', KEY, HTTP, "the owner's"),
    claim('retention.after-complete', KEY, HTTP, 'replayed'),
    claim('reuse.result', KEY, HTTP, "the owner's"),
    claim(
      'in-flight.duplicate',
      'workflow',
      HTTP,
      'rejected: in use',
      'rejected: in flight'
    ),
    claim(
      'retention.after-complete',
      'workflow',
      HTTP,
      'rejected: in use',
      'rejected: closed'
    ),
    claim(
      'retention.window',
      undefined,
      CONFIGURATION,
      'remembered, then runs again'
    ),
  ],
  leads: LEADS,
  unmeasured: {
    'admission.limited': 'it limits the runs of one object, not the starts',
  },
};
