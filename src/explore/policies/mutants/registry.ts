import { DELIVERY_MUTANTS } from './delivery.js';
import { MEMORY_MUTANTS } from './memory.js';
import type { PolicyMutant } from './mutant.js';
import { OWNERSHIP_MUTANTS } from './ownership.js';

export type { PolicyMutant } from './mutant.js';

/** At least one for every policy that has a clause. */
export const POLICY_MUTANTS: readonly PolicyMutant[] = [
  ...OWNERSHIP_MUTANTS,
  ...DELIVERY_MUTANTS,
  ...MEMORY_MUTANTS,
];
