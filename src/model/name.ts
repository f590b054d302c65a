/** A symbolic name: a run, hook, token, step or key of the plan. */
export type Name = string;
