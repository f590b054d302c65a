import { declaredContract } from '../contract/declared.js';
import type { LoadedSubject, SubjectSpec } from '../subject.js';
import type { ReferenceRules } from './rules.js';
import { createStore } from './store.js';
import { createReferenceWorld } from './world.js';

/** The reference World, or a mutant of it: one store, an instance a process. */
export async function loadReference(
  spec: SubjectSpec,
  rules: Partial<ReferenceRules>
): Promise<LoadedSubject> {
  const probe = createReferenceWorld({
    store: createStore(),
    now: () => 0,
    rules,
  });
  return {
    spec,
    contract: declaredContract(probe, spec.builtOn),
    fresh({ processes, nowMs }) {
      const store = createStore();
      return Array.from({ length: processes }, (_, process) =>
        createReferenceWorld({ store, now: () => nowMs(process), rules })
      );
    },
  };
}
