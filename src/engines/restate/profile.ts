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

/** How the receipt of a start that is sent is typed. */
const CLIENT =
  'https://www.npmjs.com/package/@restatedev/restate-sdk-clients/v/1.17.2, dist/api.d.ts';

const KEY = 'idempotency-key';

/** The receipt says that a key is taken, and names its run. */
function claimOfReceipt(row: string, word: string): Claim {
  return {
    row,
    surface: 'workflow',
    words: [word],
    source: CLIENT,
    quote: 'submissions are idempotent by workflow ID',
  };
}

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
    claimOfReceipt('admission.simultaneous', 'one runs, others attached'),
    claimOfReceipt('in-flight.duplicate', 'attached'),
    claimOfReceipt('retention.after-complete', 'replayed'),
    // Whoever waits for the result is refused instead of given a receipt.
    {
      row: 'restate.workflow-calls',
      words: ['one 200, the others 409'],
      source: HTTP,
      quote: 'will fail with Previously accepted',
    },
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
