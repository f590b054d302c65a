/** Of a World that does not begin each schedule as it began the first. */
export const KEEPS_STATE =
  'its modules keep state over schedules, so ask again with --fresh-modules';
