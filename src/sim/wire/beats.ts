/** Beats that a server gets to answer before it is asked whether it waits. */
export const PATIENCE_BEATS = 2;

/** The same for what waits for nobody, as far as one knows. */
export const PROMPT_BEATS = 250;

/** Beats between two schedules. */
export const REST_BEATS = 500;
