import { inspect } from 'node:util';
import { gist, readable } from '../../error-words.js';
import type { WorldApi } from '../contract/api.js';
import { SubjectError } from '../errors.js';
import type { SubjectSpec } from '../subject.js';
import {
  type Factory,
  isRecord,
  type LoadedModule,
  loadExports,
  offeredBy,
} from './exports.js';
import { gistAndPlace } from './load-problem.js';
import { loadMade } from './made.js';

export type { Factory, LoadedModule } from './exports.js';

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
  if (spec.maker) return loadMade(spec, spec.maker, realm);
  const exports = await loadExports(spec, realm);
  const offered = offeredBy(exports);
  if (offered) return offered;
  const { createWorld: found } = exports;
  if (found !== undefined) {
    const what = `its createWorld is of type ${typeof found}, expected a function`;
    throw new SubjectError(spec.id, `${what} that returns a World`);
  }
  const names = Object.keys(exports).join(', ') || 'nothing';
  throw new SubjectError(
    spec.id,
    `exports no createWorld (it exports ${names}); export a function that returns a World, or say how to make one by create(options, exports) of a subject in worldproof.config.ts`
  );
}

/** @throws SubjectError where what it makes is no World */
export function createWorld(
  spec: SubjectSpec,
  factory: Factory,
  options: Record<string, unknown>
): WorldApi | Promise<WorldApi> {
  let world: unknown;
  try {
    world = factory(options);
  } catch (error) {
    throw refusedBy(spec, error);
  }
  if (!isPromise(spec, world)) return assertWorld(spec, world);
  return Promise.resolve(world).then(
    (found) => assertWorld(spec, found),
    (error: unknown) => {
      throw refusedBy(spec, error);
    }
  );
}

/** Where nobody can wait for it. @throws SubjectError */
export function createWorldAtOnce(
  spec: SubjectSpec,
  factory: Factory,
  options: Record<string, unknown>
): WorldApi {
  const world = createWorld(spec, factory, options);
  if (!isPromise(spec, world)) return world;
  // Nobody waits for it: what it rejects with is told below.
  world.catch(() => undefined);
  throw new SubjectError(
    spec.id,
    'createWorld returns a promise, and the runtime does not wait for it'
  );
}

function refusedBy(spec: SubjectSpec, error: unknown): SubjectError {
  return new SubjectError(spec.id, `createWorld threw ${gistAndPlace(error)}`, {
    cause: readable(error),
  });
}

function isPromise(
  spec: SubjectSpec,
  value: unknown
): value is Promise<WorldApi> {
  return isRecord(value) && typeof read(spec, () => value.then) === 'function';
}

/** A World may be an object of any kind, even one that throws when it is read. */
function read<T>(spec: SubjectSpec, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw new SubjectError(
      spec.id,
      `its World cannot be read: ${gistAndPlace(error)}`
    );
  }
}

function assertWorld(spec: SubjectSpec, value: unknown): WorldApi {
  if (!isRecord(value)) {
    const found = value === null ? 'null' : typeof value;
    const problem = `createWorld returned ${found}, expected a World; is a return missing?`;
    throw new SubjectError(spec.id, problem);
  }
  const world = value as Record<string, Record<string, unknown> | undefined>;
  const lacking = Object.entries(METHODS).flatMap(([area, methods]) =>
    methods
      .filter(
        (method) =>
          typeof read(spec, () => world[area]?.[method]) !== 'function'
      )
      .map((method) => `${area}.${method}()`)
  );
  if (lacking.length > 0) {
    throw new SubjectError(spec.id, `its World lacks ${lacking.join(', ')}`);
  }
  assertDeclared(spec, value);
  return value as unknown as WorldApi;
}

/** What it says of itself, which decides what it is asked. */
function assertDeclared(
  spec: SubjectSpec,
  world: Readonly<Record<string, unknown>>
): void {
  read(spec, () => Object.values(world.capabilities ?? {}));
  const version = read(spec, () => world.specVersion);
  if (version === undefined || version === null) return;
  if (Number.isInteger(version) && Number(version) > 0) return;
  const found = `specVersion is ${gist(inspect(version))}`;
  const expected = 'expected a whole number, or none, which means 2';
  throw new SubjectError(spec.id, `its ${found}, ${expected}`);
}
