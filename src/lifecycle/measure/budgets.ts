/** Schedules of the proposal: it must be green in every one of them. */
export const PROPOSAL_SCHEDULES = 20_000;

/** Schedules of a World of the fleet, and of one that stands on a server. */
export const WORLD_SCHEDULES = 2000;
export const SERVED_WORLD_SCHEDULES = 400;

/** Of these, the part that a face over a World gets beside it. */
export const FACE_SHARE = 1 / 3;

/** Schedules of each policy as workflow code, under the published runtime. */
export const RUNTIME_SCHEDULES = 60;

/** How often an experiment with an engine is made. */
export const ENGINE_TRIES = 3;
