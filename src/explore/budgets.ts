/** Schedules of each subject that a check runs unless it is told otherwise. */
export const CHECK_SCHEDULES = 3000;

/** Real time that one schedule may take, in ms, before it counts as blocked. */
export const SCHEDULE_BUDGET_MS = 15_000;

/** Schedules after which the hunt for a mutant is given up, for each seed. */
export const MUTANT_SCHEDULES = 2000;
