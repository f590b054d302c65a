import { ADMISSION_ROWS } from './admission.js';
import { IDENTITY_ROWS } from './identity.js';
import { IN_FLIGHT_ROWS } from './in-flight.js';
import { KEY_ROWS } from './keys.js';
import { RESTATE_KEYS } from './keys-restate.js';
import { laterOnNode20 } from './later-on-node-20.js';
import { laterRelease } from './later-release.js';
import { CLOUDFLARE_LEADS } from './leads-cloudflare.js';
import { DBOS_LEADS } from './leads-dbos.js';
import { RESTATE_LEADS } from './leads-restate.js';
import { TEMPORAL_LEADS } from './leads-temporal.js';
import { limited } from './limited.js';
import { LOOKUP_ROWS } from './lookup.js';
import { DBOS_MESSAGES } from './messages-dbos.js';
import { NPM_CLOUDFLARE } from './npm-cloudflare.js';
import { DBOS_ORPHANS } from './orphans-dbos.js';
import { DBOS_QUERIES } from './queries-dbos.js';
import { DBOS_QUEUES } from './queues-dbos.js';
import { DBOS_RACES } from './races-dbos.js';
import { RETENTION_ROWS } from './retention.js';
import type { Row } from './row.js';
import { DBOS_SDK } from './sdk-dbos.js';
import { SERVER_CRASH_ROWS } from './server-crash.js';
import { SIGNAL_ROWS } from './signals.js';
import { retentionWindow } from './window.js';
import { withoutResolvers } from './without-resolvers.js';

/** The questions that any release can be asked, by themselves. */
const OWN_ROWS: readonly Row[] = [
  ...ADMISSION_ROWS,
  limited,
  ...IN_FLIGHT_ROWS,
  ...RETENTION_ROWS,
  retentionWindow,
  ...IDENTITY_ROWS,
  ...LOOKUP_ROWS,
  ...KEY_ROWS,
  ...SIGNAL_ROWS,
  ...DBOS_LEADS,
  ...DBOS_QUEUES,
  ...DBOS_QUERIES,
  ...DBOS_MESSAGES,
  ...DBOS_ORPHANS,
  ...DBOS_RACES,
  DBOS_SDK,
  ...RESTATE_LEADS,
  ...RESTATE_KEYS,
  withoutResolvers,
  ...TEMPORAL_LEADS,
  ...CLOUDFLARE_LEADS,
  ...SERVER_CRASH_ROWS,
];

/** Every question, in the order of the lifecycle. */
export const ROWS: readonly Row[] = [
  ...OWN_ROWS,
  laterRelease(OWN_ROWS),
  laterOnNode20,
  NPM_CLOUDFLARE,
];
