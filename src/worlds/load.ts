import type { DataDirectory } from '../sim/files/data-directory.js';
import { SubjectError } from './errors.js';
import { MUTANT_PREFIX } from './fleet.js';
import { MUTANTS } from './mutants/registry.js';
import { loadPackageWorld } from './package/package-world.js';
import { loadReference } from './reference/subject.js';
import { loadReferenceFiles } from './reference-files/subject.js';
import { loadServedWorld } from './served/served-world.js';
import { facedSubject } from './shim/faced-subject.js';
import type { LoadedSubject, SubjectSpec } from './subject.js';

/** Loads a subject into this host process, whose gates are installed. */
export async function loadSubject(
  spec: SubjectSpec,
  data: DataDirectory
): Promise<LoadedSubject> {
  return facedSubject(await loadBare(spec, data));
}

async function loadBare(
  spec: SubjectSpec,
  data: DataDirectory
): Promise<LoadedSubject> {
  if (spec.family === 'reference') return loadReference(spec, {});
  if (spec.family === 'reference-files') {
    return loadReferenceFiles(spec, data, {});
  }
  if (spec.server) return loadServedWorld(spec, spec.server);
  if (spec.family !== 'mutant') return loadPackageWorld(spec, data);
  const id = spec.id.slice(MUTANT_PREFIX.length);
  const mutant = MUTANTS.find((each) => each.id === id);
  // Of a policy it is the program that is wrong, not the World under it.
  if (!mutant && id.startsWith('policy.')) return loadReference(spec, {});
  if (!mutant) throw new SubjectError(spec.id, 'there is no such mutant');
  return mutant.files
    ? loadReferenceFiles(spec, data, mutant.files)
    : loadReference(spec, mutant.rules);
}
