import type { DataDirectory } from '../../src/sim/files/data-directory.js';
import type { SubjectSpec } from '../../src/worlds/subject.js';
import { fromBuild } from './kit.js';
import { racePlays, races, SEED } from './plans.js';

/** Plays so many schedules of races, from a number on, in one batch. */
export type PlayRaces = (from: number, count: number) => Promise<void>;

/** What a worker of a check does, in this process: its gates, its host. */
export async function openRaceHost(
  spec: SubjectSpec,
  data: DataDirectory,
  more: { readonly faults?: boolean } = {}
): Promise<PlayRaces> {
  const { Host } = await fromBuild('src/laboratory/host/host');
  const { open } = await fromBuild('src/explore/laboratory');
  const host = new Host(open({ data, began: () => undefined }));
  const scenarios = (await races()).map(({ id }) => id);
  await host.answer({
    kind: 'load',
    load: { spec, seed: SEED, scenarios, ...more },
  });
  return async (from, count) => {
    const plays = await racePlays(from, count);
    await host.answer({ kind: 'batch', plays });
  };
}

/** The gates of a host, and the data directory that they serve. */
export async function gatedData(): Promise<DataDirectory> {
  const { installGates } = await fromBuild('src/laboratory/host/install');
  const { installRealms } = await fromBuild('src/sim/realms/realm');
  const { data } = installGates();
  installRealms();
  return data;
}

/** @throws Error where there is no subject of that name */
export async function specOf(subject: string): Promise<SubjectSpec> {
  const { resolveSubject } = await fromBuild('src/worlds/resolve');
  const spec = await resolveSubject(subject);
  if (!spec) throw new Error(`There is no subject ${subject}`);
  return spec;
}
