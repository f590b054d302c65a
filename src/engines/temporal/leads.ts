import type { Lead } from '../profile.js';

/** What was read in the server's code, and never measured before. */
export const LEADS: readonly Lead[] = [
  ['admission.pace-after-close', 'fail', 'rejected: throttled'],
  ['admission.pace-in-flight', 'terminate-existing', 'rejected: throttled'],
  ['in-flight.duplicate', 'use-existing', 'attached'],
  ['key.scope', 'fail', 'rejected: in flight'],
  ['key.other-input', 'fail', 'it runs with its own input'],
];
