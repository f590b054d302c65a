import { MUTANT_PREFIX } from '../../worlds/fleet.js';
import type { SubjectSpec } from '../../worlds/subject.js';
import { POLICY_MUTANTS } from './mutants/registry.js';
import { PROGRAMS, type Programs } from './programs.js';

/** The programs that are played over a subject: true ones, or a mutant's. */
export function programsOf({ id, family }: SubjectSpec): Programs {
  if (family !== 'mutant') return PROGRAMS;
  const name = id.slice(MUTANT_PREFIX.length);
  const mutant = POLICY_MUTANTS.find((each) => each.id === name);
  return mutant ? { ...PROGRAMS, ...mutant.programs } : PROGRAMS;
}
