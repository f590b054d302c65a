import { basename } from 'node:path';
import { configIn } from '../config/load.js';
import { SubjectError } from '../errors.js';
import type { Maker } from '../maker.js';
import type { SubjectSpec } from '../subject.js';
import {
  type Factory,
  type LoadedModule,
  loadExports,
  offeredBy,
} from './exports.js';

/**
 * What makes a World by a function of the user's own: an entry of a config, or
 * a module that exports `create`. It gets what the package exports, which has
 * factories of any shape.
 *
 * @throws SubjectError, ConfigError
 */
export async function loadMade(
  spec: SubjectSpec,
  maker: Maker,
  realm: string
): Promise<LoadedModule> {
  const { create, setup } = await partsOf(spec, maker, realm);
  const hasOwn = spec.entry !== undefined && spec.entry !== maker.file;
  const exports = hasOwn ? await loadExports(spec, realm) : {};
  const offered = offeredBy(exports);
  const factory: Factory | undefined = create
    ? (options) => create(withUrl(spec, options), exports)
    : offered?.factory;
  if (!factory) {
    throw new SubjectError(
      spec.id,
      'has no create, and exports no createWorld'
    );
  }
  return {
    factory,
    setup: setup ? (url) => setup(url) : offered?.setup,
  };
}

interface Parts {
  readonly create?:
    | ((options: unknown, exports: unknown) => unknown)
    | undefined;
  readonly setup?: ((url: string) => unknown) | undefined;
}

async function partsOf(
  spec: SubjectSpec,
  { file, at }: Maker,
  realm: string
): Promise<Parts> {
  const exports = await loadExports({ ...spec, entry: file }, realm);
  if (at === undefined) return exports as Parts;
  const subject = configIn(exports, basename(file)).subjects?.[at];
  if (typeof subject === 'object') return subject as Parts;
  throw new SubjectError(spec.id, `${file} has no subject ${at + 1} any more`);
}

/** The address by one name, however the World calls it. */
function withUrl(
  spec: SubjectSpec,
  options: Record<string, unknown>
): Record<string, unknown> {
  const { urlOption, server } = spec;
  if (!server || urlOption === undefined) return options;
  return { ...options, url: options[urlOption] };
}
