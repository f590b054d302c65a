import type { Lead } from '../profile.js';

/** What trials on PostgreSQL 15 found. */
export const LEADS: readonly Lead[] = [
  ['admission.simultaneous', 'id', 'one runs, others attached'],
  [
    'admission.simultaneous',
    'id-reject',
    'one runs, others rejected: in flight',
  ],
  ['in-flight.duplicate', 'id-reject', 'rejected: in flight'],
  ['in-flight.duplicate', 'queue', 'rejected: lease'],
  ['in-flight.duplicate', 'queue-attach', 'attached'],
  ['in-flight.result', 'queue-attach', "the owner's"],
  ['retention.after-complete', 'id', 'replayed'],
  ['retention.after-complete', 'id-reject', 'rejected: closed'],
  ['retention.after-complete', 'queue', 'runs again'],
  ['retention.after-failure', 'id', 'replayed'],
  ['retention.after-cancel', 'id', 'replayed'],
  ['retention.after-cancel', 'queue', 'runs again'],
  ['reuse.result', 'id', "the owner's"],
  ['reuse.identity', 'id', 'the old reference answers for the new run'],
  ['lookup.attribute', 'id', 'at once'],
  ['key.scope', 'id', 'rejected: kind'],
  ['key.other-input', 'id', 'dropped without a word'],
  ['key.empty', 'id', 'each start runs'],
  ['key.blank', 'id', 'a key like any other'],
  ['signal.before', 'id', 'rejected: absent'],
  ['signal.after', 'id', 'accepted and lost'],
];
