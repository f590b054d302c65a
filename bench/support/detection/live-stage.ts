import type { Stage } from '../../../src/explore/stage.js';
import type { WorldApi } from '../../../src/worlds/contract/api.js';
import type { Names } from '../../../src/worlds/contract/names.js';
import type { LoadedSubject } from '../../../src/worlds/subject.js';
import { fromBuild } from '../kit.js';

export interface LiveOptions {
  readonly subject: LoadedSubject;
  /** By process. */
  readonly worlds: readonly WorldApi[];
  readonly names: Names;
  readonly startMs: number;
}

/**
 * What actors need where nobody is in control: positions are those of the
 * machine's own clock, which all of its processes share.
 */
export async function liveStage(options: LiveOptions): Promise<Stage> {
  const { subject, worlds, names, startMs } = options;
  const { perform } = await fromBuild('src/worlds/contract/driver');
  const { Instants } = await fromBuild('src/worlds/contract/instants');
  const { hasFeature } = await fromBuild('src/model/contract-features');
  const { policyContextOf } = await fromBuild('src/explore/policies/context');
  const { addressed } = await fromBuild('src/explore/addressed');
  const { contract } = subject;
  const { specVersion } = contract;
  const isRunIdOfWorld = !hasFeature(contract, 'clientRunId');
  const instants = new Instants(subject.spec.server ? undefined : startMs);
  return {
    operations: [],
    passages: [],
    policies: policyContextOf(subject),
    position: growing(() => Number(process.hrtime.bigint())),
    elapsedMs: () => Date.now() - startMs,
    advance: () => undefined,
    inject: () => undefined,
    isOfBroken: () => false,
    addressed: (call) => (isRunIdOfWorld ? addressed(call, names) : call),
    nowMs: () => Date.now(),
    ask: ({ process }, call, nowMs) =>
      perform(worlds[process] as WorldApi, call, {
        names,
        specVersion,
        isRunIdOfWorld,
        nowMs,
        instants,
      }),
  };
}

/** The same reading is never given twice. */
function growing(read: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, read());
    return last;
  };
}
