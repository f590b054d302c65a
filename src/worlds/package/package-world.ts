import { loadInRealm } from '../../sim/realms/realm.js';
import type { WorldApi } from '../contract/api.js';
import { declaredContract } from '../contract/declared.js';
import { SubjectError } from '../errors.js';
import {
  type LoadedSubject,
  PROCESSES_MAX,
  type SubjectSpec,
} from '../subject.js';

/** Names under which Worlds have exported their factory, newest first. */
const FACTORIES = ['createWorld', 'createLocalWorld', 'createEmbeddedWorld'];

type Factory = (options: Record<string, unknown>) => unknown;

/** Methods without which nothing can be asked. */
const METHODS = {
  events: ['create', 'list'],
  runs: ['get', 'list'],
  hooks: ['get', 'getByToken', 'list'],
} as const;

/** Where the simulated data directory of a schedule is. */
export interface DataDirectory {
  /** Of the present schedule: each has a path of its own. */
  readonly path: string;
  /** Begins a new, empty one, whose files are stamped with this clock. */
  reset(nowMs: () => number): void;
}

/**
 * Loads a published World, or a module of the user's, once for each simulated
 * process. The package is not changed: only what it stands on is.
 */
export async function loadPackageWorld(
  spec: SubjectSpec,
  data: DataDirectory
): Promise<LoadedSubject> {
  const factories: Factory[] = [];
  for (let process = 0; process < PROCESSES_MAX; process++) {
    factories.push(await loadFactory(spec, `p${process}`));
  }
  const create = (factory: Factory) =>
    createWorld(spec, factory, {
      [spec.dataDirOption ?? 'dataDir']: data.path,
      recoverActiveRuns: false,
    });
  data.reset(() => 0);
  const contract = declaredContract(create(factories[0] as Factory));
  return {
    spec,
    contract,
    fresh({ processes, within, nowMs }) {
      // Files are stamped by the machine, whose clock the first process reads.
      data.reset(() => nowMs(0));
      return factories
        .slice(0, processes)
        .map((factory, process) => within(process, () => create(factory)));
    },
  };
}

async function loadFactory(spec: SubjectSpec, realm: string): Promise<Factory> {
  const entry = spec.entry ?? spec.package;
  let exports: Record<string, unknown>;
  try {
    exports = await loadInRealm(entry, realm);
  } catch (error) {
    throw new SubjectError(spec.id, `cannot be loaded: ${gist(error)}`, {
      cause: error,
    });
  }
  const found = FACTORIES.map((name) => exports[name]).find(
    (value) => typeof value === 'function'
  );
  if (found) return found as Factory;
  const names = Object.keys(exports).join(', ') || 'nothing';
  throw new SubjectError(
    spec.id,
    `exports no createWorld (it exports ${names}); export a function that returns a World`
  );
}

/** The first line of what was thrown; anything can be. */
function gist(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}

function createWorld(
  spec: SubjectSpec,
  factory: Factory,
  options: Record<string, unknown>
): WorldApi {
  let world: unknown;
  try {
    world = factory(options);
  } catch (error) {
    throw new SubjectError(spec.id, `createWorld threw ${gist(error)}`, {
      cause: error,
    });
  }
  return assertWorld(spec, world);
}

function assertWorld(spec: SubjectSpec, value: unknown): WorldApi {
  if (value instanceof Promise) {
    // Nobody waits for it: what it rejects with is told below.
    value.catch(() => undefined);
    throw new SubjectError(
      spec.id,
      'createWorld returns a promise; the contract wants a World'
    );
  }
  const world = value as Record<string, Record<string, unknown> | undefined>;
  for (const [area, methods] of Object.entries(METHODS)) {
    for (const method of methods) {
      if (typeof world?.[area]?.[method] === 'function') continue;
      throw new SubjectError(spec.id, `its World lacks ${area}.${method}()`);
    }
  }
  return value as WorldApi;
}
