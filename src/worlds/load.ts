import { SubjectError } from './errors.js';
import { MUTANT_PREFIX } from './fleet.js';
import { MUTANTS } from './mutants/registry.js';
import {
  type DataDirectory,
  loadPackageWorld,
} from './package/package-world.js';
import { loadReference } from './reference/subject.js';
import type { LoadedSubject, SubjectSpec } from './subject.js';

/** Loads a subject into this host process, whose gates are installed. */
export function loadSubject(
  spec: SubjectSpec,
  data: DataDirectory
): Promise<LoadedSubject> {
  if (spec.family === 'reference') return loadReference(spec, {});
  if (spec.family !== 'mutant') return loadPackageWorld(spec, data);
  const id = spec.id.slice(MUTANT_PREFIX.length);
  const mutant = MUTANTS.find((each) => each.id === id);
  if (!mutant) throw new SubjectError(spec.id, 'there is no such mutant');
  return loadReference(spec, mutant.rules);
}
