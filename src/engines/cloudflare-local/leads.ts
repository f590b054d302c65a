import type { Lead } from '../profile.js';

/** What trials with the same emulator found. */
export const LEADS: readonly Lead[] = [
  ['admission.simultaneous', 'create', 'one runs, nobody can tell'],
  ['admission.simultaneous', 'create-batch', 'one runs, nobody can tell'],
  ['in-flight.duplicate', 'create', 'dropped, not told'],
  ['retention.after-complete', 'create', 'dropped, not told'],
  ['retention.after-failure', 'create', 'dropped, not told'],
  ['retention.after-cancel', 'create', 'dropped, not told'],
  ['retention.after-complete', 'create-batch', 'dropped, not told'],
  ['key.other-input', 'create', 'dropped without a word'],
  ['key.empty', 'create', 'refused'],
  ['signal.before', 'create', 'rejected: absent'],
  ['signal.after', 'create', 'accepted and lost'],
];
