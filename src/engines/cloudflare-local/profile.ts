import type { Claim, Profile } from '../profile.js';
import { LEADS } from './leads.js';
import { SURFACES } from './surfaces.js';

/** The emulator promises nothing itself: it stands for what this describes. */
const IDS =
  'https://github.com/cloudflare/workers-sdk/issues/14836, which quotes the documentation of production';
const API =
  'https://developers.cloudflare.com/workflows/build/workers-api/, of production';

function claim(source: string, row: string, ...words: string[]): Claim {
  return { row, words, source };
}

export const PROFILE: Profile = {
  engine: 'cloudflare-local',
  title: 'the local emulator of Cloudflare Workflows (not production)',
  package: 'miniflare',
  surfaces: SURFACES,
  claims: [
    claim(IDS, 'admission.simultaneous', 'one runs, others rejected: in use'),
    claim(IDS, 'in-flight.duplicate', 'rejected: in use'),
    claim(IDS, 'retention.after-complete', 'rejected: in use'),
    claim(IDS, 'retention.after-failure', 'rejected: in use'),
    claim(IDS, 'retention.after-cancel', 'rejected: in use'),
    claim(API, 'retention.window', 'remembered, then runs again'),
    claim(API, 'signal.after', 'rejected: closed'),
  ],
  leads: LEADS,
  unmeasured: {
    'admission.limited': 'it has no limit on instances that are at work',
  },
};
