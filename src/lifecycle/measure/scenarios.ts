import { SCENARIOS } from '../../../scenarios/index.js';

/** Scenarios of one question of the lifecycle each. */
const FAMILIES = ['policy.', 'keyed.', 'retention.', 'lookup.', 'listing.'];

/** What these leave out: requests that come twice, owners that change. */
const OTHERS = [
  'claims',
  'handover',
  'supersede-aba',
  'duplicate.claim',
  'duplicate.cancel',
  'duplicate.create-run',
  'duplicate.resume',
  'duplicate.resume-id',
];

/** What a World is asked for its column of the table. */
export const LIFECYCLE_SCENARIOS: readonly string[] = SCENARIOS.map(
  ({ id }) => id
).filter(
  (id) =>
    FAMILIES.some((family) => id.startsWith(family)) || OTHERS.includes(id)
);

/** What a keyed start over a World is asked that it has not of itself. */
export const KEYED_SCENARIOS: readonly string[] = SCENARIOS.filter(
  ({ needs = [] }) => needs.includes('keyedStart')
).map(({ id }) => id);
