import type { Lead } from '../profile.js';

/** What documentation and a probe by others say, never measured before. */
export const LEADS: readonly Lead[] = [
  ['in-flight.duplicate', 'event-id', 'dropped, not told'],
  ['retention.after-failure', 'event-id', 'dropped, not told'],
  ['reuse.result', 'event-id', 'none: no run is known by its receipt'],
];
