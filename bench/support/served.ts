import type { Capability } from '../../src/model/contract.js';
import type { LoadedSubject, SubjectSpec } from '../../src/worlds/subject.js';
import { fromBuild } from './kit.js';
import type { OpenedSubject } from './subjects.js';

/** Plain data, so that a process of its own can be given one. */
export type ServedSpec = SubjectSpec & {
  readonly server: NonNullable<SubjectSpec['server']>;
};

/** Lends a subject whose server is up while it lasts. */
export async function withServer<T>(
  word: string,
  body: (spec: ServedSpec) => Promise<T>
): Promise<T> {
  const { Servers } = await fromBuild('src/explore/servers');
  const { resolveSubject } = await fromBuild('src/worlds/resolve');
  const found = await resolveSubject(word);
  const servers = new Servers();
  try {
    const spec = found && (await servers.serve(found));
    if (!spec?.server) throw new Error(`${word} stands on no server`);
    return await body({ ...spec, server: spec.server });
  } finally {
    await servers.stop();
  }
}

/** Under gates in this process, warm, as a host has it. */
export async function openServed(spec: ServedSpec): Promise<OpenedSubject> {
  const { installGates } = await fromBuild('src/laboratory/host/install');
  const { installRealms } = await fromBuild('src/sim/realms/realm');
  const { data } = installGates();
  installRealms();
  const { loadSubject } = await fromBuild('src/worlds/load');
  const { warmUp } = await fromBuild('src/explore/warm-up');
  return warmUp(await loadSubject(spec, data));
}

/**
 * Without gates: its own timers, its own clock, its own connections. The
 * instances are kept and their pools are warm here too; what is made on the
 * server goes with it.
 */
export async function openUngated(spec: ServedSpec): Promise<LoadedSubject> {
  const { installRealms } = await fromBuild('src/sim/realms/realm');
  installRealms();
  const { loadModule } = await fromBuild('src/worlds/package/factory');
  const { keepInstances } = await fromBuild('src/worlds/served/instances');
  const { SERVED_KINDS } = await fromBuild('src/worlds/served/kinds');
  const { openPlace } = await fromBuild('src/worlds/servers/place');
  const { declaredContract } = await fromBuild('src/worlds/contract/declared');
  const { PROCESSES_MAX } = await fromBuild('src/worlds/subject');
  const place = await openPlace(spec.server, spec);
  const factories = [];
  for (let process = 0; process < PROCESSES_MAX; process++) {
    factories.push((await loadModule(spec, `p${process}`)).factory);
  }
  const { urlOption, options } = SERVED_KINDS[place.kind];
  const given = { ...options, [urlOption]: place.url };
  const kept = await keepInstances(spec, factories, given, () => Date.now());
  for (const process of factories.keys()) await kept.warm(process);
  const [first] = kept.worlds;
  if (!first) throw new TypeError('No instance was made');
  const { capabilities, ...contract } = declaredContract(first);
  // What a warm-up finds out about the gated one, so that plans are the same.
  const probed = new Set<Capability>([
    ...capabilities,
    'sharedState',
    'distributed',
  ]);
  return {
    spec,
    contract: { ...contract, capabilities: probed },
    fresh: async ({ processes }) => {
      await place.reset();
      return kept.worlds.slice(0, processes);
    },
  };
}

/** Counts apart what it takes to come by empty state. */
export function timed(subject: LoadedSubject) {
  const spent = { freshMs: 0 };
  const fresh: LoadedSubject['fresh'] = async (instances) => {
    const began = performance.now();
    const worlds = await subject.fresh(instances);
    spent.freshMs += performance.now() - began;
    return worlds;
  };
  return { subject: { ...subject, fresh }, spent };
}
