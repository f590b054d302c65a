import { loadInRealm } from '../../sim/realms/realm.js';
import { SubjectError } from '../errors.js';
import type { SubjectSpec } from '../subject.js';
import { loadProblem } from './load-problem.js';

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

/** @throws SubjectError that says where it cannot be loaded */
export async function loadExports(
  spec: SubjectSpec,
  realm: string
): Promise<Record<string, unknown>> {
  const entry = spec.entry ?? spec.package;
  try {
    return await loadInRealm(entry, realm);
  } catch (error) {
    throw new SubjectError(
      spec.id,
      `cannot be loaded: ${loadProblem(error, entry)}`,
      {
        cause: error,
      }
    );
  }
}

/** A factory by its name, as the default export, or in it. */
export function offeredBy(
  exports: Record<string, unknown>
): LoadedModule | undefined {
  const { default: main } = exports;
  const inner = isRecord(main) ? main : {};
  const named = FACTORIES.flatMap((name) => [exports[name], inner[name]]);
  const factory = [...named, main].find((value) => typeof value === 'function');
  if (!factory) return undefined;
  const setup = exports.setup ?? inner.setup;
  return {
    factory: factory as Factory,
    setup:
      typeof setup === 'function' ? (url: string) => setup(url) : undefined,
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
