import { availableParallelism } from 'node:os';
import type { CheckOptions } from '../explore/check-options.js';

/** Everything may be left out, or said not to be known. */
export type Optional<Options> = {
  readonly [Name in keyof Options]?: Options[Name] | undefined;
};

export const DEFAULT_SEED = '1';

/**
 * What a check is asked for where a caller says nothing of it. Budgets and
 * subjects that are left out are decided where they are used.
 */
export function withDefaults(given: Optional<CheckOptions>): CheckOptions {
  return {
    ...given,
    subjects: given.subjects ?? [],
    seed: given.seed ?? DEFAULT_SEED,
    workers: given.workers ?? availableParallelism(),
    bail: given.bail ?? false,
    strict: given.strict ?? false,
    freshModules: given.freshModules ?? false,
    // The calls of one finding are asked again as they were.
    faults: given.faults ?? given.like === undefined,
    signal: given.signal ?? new AbortController().signal,
  };
}
