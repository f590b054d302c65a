import { type ActorContext, runAs } from '../../sim/context.js';
import type { DataDirectory } from '../../sim/files/data-directory.js';
import type { WorldApi } from '../contract/api.js';
import { backgroundOf } from '../contract/background.js';
import { declaredContract } from '../contract/declared.js';
import type { LoadedSubject, SubjectSpec } from '../subject.js';
import { createWorld, type Factory, type LoadedModule } from './factory.js';
import { Graphs } from './graphs.js';

/** Whose files are simulated: a World may make its folder as it is made. */
const LOADER: ActorContext = { name: 'loader', process: 0 };

/**
 * Loads a published World, or a module of the user's, once for each simulated
 * process. The package is not changed: only what it stands on is.
 */
export async function loadPackageWorld(
  spec: SubjectSpec,
  data: DataDirectory
): Promise<LoadedSubject> {
  const graphs = new Graphs(spec);
  await graphs.renew();
  let isStarted = false;
  const create = (factory: Factory) => {
    const world = createWorld(spec, factory, {
      [spec.dataDirOption ?? 'dataDir']: data.path,
      recoverActiveRuns: false,
    });
    return isStarted ? started(world) : world;
  };
  data.reset(() => 0);
  const { factory } = graphs.inUse[0] as LoadedModule;
  const first = await runAs(LOADER, () => create(factory));
  return {
    spec,
    contract: declaredContract(first, spec),
    disc: data.disc,
    ...(backgroundOf(first) && {
      async start() {
        isStarted = true;
      },
    }),
    fresh({ processes, within, nowMs }) {
      // Files are stamped by the machine, whose clock the first process reads.
      data.reset(() => nowMs(0));
      const worlds = graphs.inUse
        .slice(0, processes)
        .map(({ factory }, process) => within(process, () => create(factory)));
      return worlds.every(isWorld) ? worlds : Promise.all(worlds);
    },
    renew: () => graphs.renew(),
    prepare: (restarts) => graphs.prepare(restarts),
    restart: (process) => create(graphs.replace(process).factory),
    async begin(world) {
      if (!isStarted) await backgroundOf(world)?.();
    },
    buried: (isClean) => graphs.buried(isClean),
    ...(data.list && { left: () => data.list?.() ?? [] }),
    graphs: () => graphs.loaded,
  };
}

async function started(opening: WorldApi | Promise<WorldApi>) {
  const world = await opening;
  await backgroundOf(world)?.();
  return world;
}

function isWorld(value: WorldApi | Promise<WorldApi>): value is WorldApi {
  return !(value instanceof Promise);
}
