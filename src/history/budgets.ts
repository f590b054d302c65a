/** Of each version: enough for what breaks often; the rest is raced. */
export const HISTORY_SCHEDULES = 300;
