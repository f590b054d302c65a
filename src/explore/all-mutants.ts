import { MUTANTS, type Mutant } from '../worlds/mutants/registry.js';
import { POLICY_MUTANTS } from './policies/mutants/registry.js';

/** A mutant of the reference World, or of a program that runs over it. */
export type AnyMutant = Pick<Mutant, 'id' | 'clause' | 'title' | 'visible'>;

/** At least one for every clause. */
export const ALL_MUTANTS: readonly AnyMutant[] = [
  ...MUTANTS,
  ...POLICY_MUTANTS,
];
