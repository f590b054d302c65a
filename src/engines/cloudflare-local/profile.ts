import type { Claim, Profile } from '../profile.js';
import { LEADS } from './leads.js';
import { SURFACES } from './surfaces.js';

/** The emulator promises nothing itself: it stands for what this describes. */
const TYPES =
  'https://www.npmjs.com/package/@cloudflare/workers-types/v/5.20261117.1, index.d.ts, of production';

const THROWS =
  'Create a new instance and return a handle to it. If a provided id exists, an error will be thrown.';
const LEFT_OUT =
  'Instances that could not be created, for example because their ID already exists, are omitted from the result without an error.';
const RETENTION =
  "The retention policy for Workflow instance. Defaults to the maximum retention period available for the owner's account.";

const WAYS = [
  { surface: 'create', told: 'rejected: in use', quote: THROWS },
  { surface: 'create-batch', told: 'rejected: skipped', quote: LEFT_OUT },
] as const;

const AFTER = [
  'in-flight.duplicate',
  'retention.after-complete',
  'retention.after-failure',
  'retention.after-cancel',
];

/** An existing id is refused by one call, and passed over by the other. */
function claimsOfTaken(): Claim[] {
  return WAYS.flatMap(({ surface, told, quote }) => {
    const at = { surface, quote, source: TYPES };
    const crowd = [`one runs, others ${told}`];
    return [
      { ...at, row: 'admission.simultaneous', words: crowd },
      ...AFTER.map((row) => ({ ...at, row, words: [told] })),
    ];
  });
}

export const PROFILE: Profile = {
  engine: 'cloudflare-local',
  title: 'the local emulator of Cloudflare Workflows (not production)',
  package: 'miniflare',
  surfaces: SURFACES,
  claims: [
    ...claimsOfTaken(),
    {
      row: 'retention.window',
      words: ['remembered, then runs again'],
      source: TYPES,
      quote: RETENTION,
    },
  ],
  reports: [
    {
      row: 'cloudflare-local.bodies',
      word: 'some bodies twice',
      source: 'https://github.com/cloudflare/workers-sdk/issues/14836',
      setting: 'vitest-pool-workers, which was not run; here plain miniflare',
    },
  ],
  leads: LEADS,
  unmeasured: {
    'admission.limited': 'it has no limit on instances that are at work',
  },
};
