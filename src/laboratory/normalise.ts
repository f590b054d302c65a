/** What the simulated data directories are called, before their number. */
export const DATA_NAME = 'data';

const ULID = /[0-9A-HJKMNP-TV-Z]{26}/g;
const HASH = /[0-9a-f]{64}/g;
const TIME_MS = /\d{13}/g;
const DATA = new RegExp(`\\b(${DATA_NAME})~\\d+`, 'g');

/**
 * Takes out of a line what differs between two runs of one plan though nothing
 * did: ids and hashes of ids, which follow the epoch of the schedule, and the
 * number of its data directory. Slots are positions, not ids, and stay.
 */
export function normalise(line: string): string {
  // Hashes first: one in a few thousand has digits enough to look like an id.
  return line
    .replace(HASH, '<hash>')
    .replace(ULID, (id) => (/^0{16}/.test(id) ? `#${Number(id)}` : '<id>'))
    .replace(DATA, '$1');
}

/** The same of times, which what a World does by itself puts into names. */
export function withoutTimes(line: string): string {
  return line.replace(TIME_MS, '<time>');
}

/** An instant as errors quote it: of ISO 8601, or as PostgreSQL writes it. */
const INSTANT =
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?/g;

/** From the first byte on that is no text: where it ends nothing tells. */
const BYTES = /(?![\n\t])[\p{Cc}\uFFFD].*$/su;

/**
 * The same of the words of an error, which quotes what it was asked with:
 * instants in words, or among bytes.
 */
export function withoutInstants(words: string): string {
  return words.replace(INSTANT, '<time>').replace(BYTES, '<bytes>');
}
