import type { DataDirectory } from '../../sim/files/data-directory.js';
import { declaredContract } from '../contract/declared.js';
import { createStore } from '../reference/store.js';
import { createReferenceWorld } from '../reference/world.js';
import type { LoadedSubject, SubjectSpec } from '../subject.js';
import type { JournalRules } from './rules.js';
import { createReferenceFilesWorld } from './world.js';

/** The reference World on files, or a mutant of it: an instance a process. */
export function loadReferenceFiles(
  spec: SubjectSpec,
  data: DataDirectory,
  rules: Partial<JournalRules>
): LoadedSubject {
  const probe = createReferenceWorld({ store: createStore(), now: () => 0 });
  return {
    spec,
    contract: declaredContract(probe, spec.builtOn),
    fresh({ processes, nowMs, within }) {
      data.reset(() => nowMs(0));
      return Array.from({ length: processes }, (_, process) =>
        within(process, () =>
          createReferenceFilesWorld({
            dataDir: data.path,
            now: () => nowMs(process),
            rules,
          })
        )
      );
    },
  };
}
