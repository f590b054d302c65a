import type { DataDirectory } from '../../sim/files/data-directory.js';
import { declaredContract } from '../contract/declared.js';
import { createStore } from '../reference/memory-store.js';
import { createReferenceWorld } from '../reference/world.js';
import type { Instances, LoadedSubject, SubjectSpec } from '../subject.js';
import type { JournalRules } from './rules.js';
import { createReferenceFilesWorld } from './world.js';

/** The reference World on files, or a mutant of it: an instance a process. */
export function loadReferenceFiles(
  spec: SubjectSpec,
  data: DataDirectory,
  rules: Partial<JournalRules>
): LoadedSubject {
  const probe = createReferenceWorld({ store: createStore(), now: () => 0 });
  let nowMs: Instances['nowMs'] = () => 0;
  const instance = (process: number) => {
    const now = () => nowMs(process);
    return createReferenceFilesWorld({ dataDir: data.path, now, rules });
  };
  return {
    spec,
    contract: declaredContract(probe, spec),
    disc: data.disc,
    ...(data.list && { left: () => data.list?.() ?? [] }),
    fresh(instances) {
      nowMs = instances.nowMs;
      data.reset(() => nowMs(0));
      return Array.from({ length: instances.processes }, (_, process) =>
        instances.within(process, () => instance(process))
      );
    },
    restart: instance,
  };
}
