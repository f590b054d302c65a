import type { ActorContext } from '../../src/sim/context.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { fromBuild } from './build.js';
import type { Scheduled } from './plans.js';

export interface OpenedSubject {
  readonly subject: LoadedSubject;
  /** Gates that a call takes on average. */
  readonly stepsPerCall: number;
}

/** A subject under simulation in this process, warm. */
export async function openSimulated(word: string): Promise<OpenedSubject> {
  const { installGates } = await fromBuild<
    typeof import('../../src/explore/host/install.js')
  >('src/explore/host/install.js');
  const { data } = installGates();
  const { resolveSubject } = await fromBuild<
    typeof import('../../src/worlds/resolve.js')
  >('src/worlds/resolve.js');
  const { loadSubject } = await fromBuild<
    typeof import('../../src/worlds/load.js')
  >('src/worlds/load.js');
  const { warmUp } = await fromBuild<
    typeof import('../../src/explore/host/warm-up.js')
  >('src/explore/host/warm-up.js');
  const spec = await resolveSubject(word);
  if (!spec) throw new Error(`There is no subject ${word}`);
  return warmUp(await loadSubject(spec, data));
}
