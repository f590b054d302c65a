/** Schedules of each subject that a check runs unless it is told otherwise. */
export const CHECK_SCHEDULES = 3000;

/** The same of a subject that stands on a server. */
export const SERVED_SCHEDULES = 2000;

/** Real time that one schedule may take, in ms, before it counts as blocked. */
export const SCHEDULE_BUDGET_MS = 15_000;

/** Changes of one kind of one field of one kind of call that are judged. */
export const FIELD_CHANGES = 2;

/** Schedules after which the hunt for a mutant is given up, for each seed. */
export const MUTANT_SCHEDULES = 2000;
