import type { Exchange } from './codec.js';

/** Words by which a request reads the clock of the server itself. */
const CLOCKS: readonly RegExp[] = [
  // SQL
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(/i,
  /\b(?:current_timestamp|localtimestamp|current_date|current_time)\b/i,
  // MongoDB
  /\$\$NOW|\$\$CLUSTER_TIME|\$currentDate/,
];

/**
 * Whether a request asks for the server's time. Columns that the server fills
 * in by default are none of these: a World that only shows them decides
 * nothing by them.
 */
export function readsServerClock(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return CLOCKS.some((pattern) => pattern.test(text));
}

/** The same of an exchange, whose codec may know better. */
export function readsClock({ bytes, readsClock }: Exchange): boolean {
  return readsClock ?? readsServerClock(bytes);
}
