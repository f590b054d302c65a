import { loadInRealm } from '../../sim/realms/realm.js';
import type { WorldApi } from '../contract/api.js';
import { SubjectError } from '../errors.js';
import type { SubjectSpec } from '../subject.js';

/** Names under which Worlds have exported their factory, newest first. */
const FACTORIES = ['createWorld', 'createLocalWorld', 'createEmbeddedWorld'];

export type Factory = (options: Record<string, unknown>) => unknown;

/** What a package offers, loaded for one simulated process. */
export interface LoadedModule {
  readonly factory: Factory;
  /**
   * Of a module that stands on a server: makes in an empty database what its
   * World expects there. Called once.
   */
  readonly setup?: ((url: string) => unknown) | undefined;
}

/** Methods without which nothing can be asked. */
const METHODS = {
  events: ['create', 'list'],
  runs: ['get', 'list'],
  hooks: ['get', 'getByToken', 'list'],
} as const;

/** The realm of a process whose modules have been loaded so often before. */
export function realmName(process: number, generation: number): string {
  return `p${process}${generation > 0 ? `-${generation}` : ''}`;
}

/** @throws SubjectError */
export async function loadModule(
  spec: SubjectSpec,
  realm: string
): Promise<LoadedModule> {
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
  if (found) {
    const { setup } = exports;
    return {
      factory: found as Factory,
      setup:
        typeof setup === 'function' ? (url: string) => setup(url) : undefined,
    };
  }
  const names = Object.keys(exports).join(', ') || 'nothing';
  throw new SubjectError(
    spec.id,
    `exports no createWorld (it exports ${names}); export a function that returns a World`
  );
}

/** The first line of what was thrown; anything can be. */
export function gist(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}

/** @throws SubjectError where what it makes is no World */
export function createWorld(
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
