import type { Lead } from '../profile.js';

const KEY = 'idempotency-key';

/** What trials on the same server found. */
export const LEADS: readonly Lead[] = [
  ['admission.simultaneous', KEY, 'one runs, others attached'],
  ['admission.simultaneous', 'workflow', 'one runs, others attached'],
  ['in-flight.duplicate', KEY, 'attached'],
  ['in-flight.duplicate', 'workflow', 'attached'],
  ['retention.after-complete', KEY, 'replayed'],
  ['retention.after-complete', 'workflow', 'replayed'],
  ['retention.after-failure', KEY, 'replayed'],
  ['retention.after-cancel', KEY, 'replayed'],
  ['reuse.result', KEY, "the owner's"],
  ['reuse.identity', KEY, 'the old reference answers for the new run'],
  ['lookup.attribute', KEY, 'not offered'],
  ['key.scope', KEY, 'apart'],
  ['key.other-input', KEY, 'dropped without a word'],
  ['key.empty', KEY, 'a key like any other'],
  ['key.blank', KEY, 'a key like any other'],
  ['signal.before', 'workflow', 'kept for the run'],
  ['signal.after', 'workflow', 'rejected: closed'],
];
