import type { Claim, Profile } from '../profile.js';
import { LEADS } from './leads.js';
import { SURFACES } from './surfaces.js';

const IDEMPOTENCY = 'https://www.inngest.com/docs/guides/handling-idempotency';
const SINGLETON = 'https://www.inngest.com/docs/guides/singleton';

const RATE_LIMIT =
  'https://www.inngest.com/docs/guides/rate-limiting; idempotency is one of 24 hours (pkg/sdk/function.go of the server), which cannot be set';

const WINDOW = 'remembered, then runs again';
const DROPPED = 'dropped, not told';

function byKey(row: string, ...words: readonly string[]): Claim[] {
  return ['event-id', 'idempotency'].map((surface) => ({
    row,
    surface,
    words,
    source: IDEMPOTENCY,
  }));
}

function bySingleton(
  row: string,
  mode: 'skip' | 'cancel',
  ...words: readonly string[]
): Claim {
  return { row, surface: `singleton-${mode}`, words, source: SINGLETON };
}

export const PROFILE: Profile = {
  engine: 'inngest',
  title: 'Inngest',
  package: 'inngest',
  surfaces: SURFACES.map(({ id, title }) => ({ id, title })),
  claims: [
    ...byKey('admission.simultaneous', 'one runs, nobody can tell'),
    ...byKey('in-flight.duplicate', DROPPED),
    ...byKey('retention.after-complete', DROPPED),
    bySingleton('admission.simultaneous', 'skip', 'one runs, nobody can tell'),
    bySingleton('in-flight.duplicate', 'skip', DROPPED),
    bySingleton('in-flight.duplicate', 'cancel', 'supersedes'),
    bySingleton('retention.after-complete', 'skip', 'runs again'),
    bySingleton('retention.after-complete', 'cancel', 'runs again'),
    {
      row: 'retention.window',
      words: [WINDOW],
      source: RATE_LIMIT,
      about: 'a rate limit of 6 s; idempotency is fixed to 24 h',
    },
  ],
  leads: LEADS,
  unmeasured: {},
};
