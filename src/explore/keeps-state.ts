/** Of a World that does not begin each schedule as it began the first. */
export const KEEPS_STATE =
  'its modules keep something from one schedule to the next (a variable outside of createWorld, say), so ask again with --fresh-modules';
