import { declaredContract } from '../contract/declared.js';
import type { Instances, LoadedSubject, SubjectSpec } from '../subject.js';
import { createStore } from './memory-store.js';
import type { ReferenceRules } from './rules.js';
import { createReferenceWorld, type ReferenceWorld } from './world.js';

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
  let store = createStore();
  let nowMs: Instances['nowMs'] = () => 0;
  const instance = (process: number) =>
    createReferenceWorld({ store, now: () => nowMs(process), rules });
  return {
    spec,
    contract: declaredContract(probe, spec),
    fresh(instances) {
      store = createStore();
      nowMs = instances.nowMs;
      return Array.from({ length: instances.processes }, (_, process) =>
        instance(process)
      );
    },
    restart: instance,
    begin: (world) => (world as ReferenceWorld).recover(),
  };
}
