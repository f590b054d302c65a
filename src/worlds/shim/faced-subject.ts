import type { Contract } from '../../model/contract.js';
import { hasFeature } from '../../model/contract-features.js';
import type { WorldApi } from '../contract/api.js';
import { SubjectError } from '../errors.js';
import type { Instances, LoadedSubject } from '../subject.js';
import { withKeyedShim } from './keyed-shim.js';
import { withStartFace } from './start-face.js';

/** The subject with the keyed start that its word asks for. */
export function facedSubject(subject: LoadedSubject): LoadedSubject {
  const { face, id } = subject.spec;
  if (!face) return subject;
  const { capabilities } = subject.contract;
  const contract: Contract = {
    ...subject.contract,
    capabilities: new Set([...capabilities, 'keyedStart']),
  };
  const retains = capabilities.has('hookRetention');
  const isRunIdOfWorld = !hasFeature(contract, 'clientRunId');
  const faced = (world: WorldApi, process: number, { nowMs }: Instances) => {
    if (face === 'shim') {
      const now = () => nowMs(process);
      return withKeyedShim(world, { now, retains, isRunIdOfWorld });
    }
    const start = world.start?.bind(world);
    if (start) return withStartFace(world, start);
    throw new SubjectError(id, 'its World has no start() with a hook option');
  };
  let instances: Instances | undefined;
  const restart = subject.restart?.bind(subject);
  return {
    ...subject,
    contract,
    async fresh(given) {
      instances = given;
      const worlds = await subject.fresh(instances);
      return worlds.map((world, process) => faced(world, process, given));
    },
    ...(restart && {
      async restart(process) {
        const world = await restart(process);
        return faced(world, process, instances as Instances);
      },
    }),
  };
}
