import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KIT_VERSION } from '../kit.js';
import { CONTRACT_READ } from '../model/source.js';
import { SubjectError } from './errors.js';
import {
  FLEET,
  type FleetEntry,
  MUTANT_PREFIX,
  REFERENCE_ID,
} from './fleet.js';
import { builtOn } from './package/built-on.js';
import { installPackage } from './package/install.js';
import type { ServerKind } from './servers/server.js';
import { facedWord } from './shim/words.js';
import type { SubjectSpec } from './subject.js';

export interface ResolveOptions {
  readonly dataDirOption?: string | undefined;
  /** The option of `createWorld` that takes the address of a server. */
  readonly urlOption?: string | undefined;
  /** What a module stands on. */
  readonly server?: ServerKind | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
}

const MODULE = /^\.{0,2}\/|^\.{1,2}$|\.[cm]?[jt]s$/;

/** Whether a word names a module by its path. */
export function isModulePath(word: string): boolean {
  return MODULE.test(word);
}

const PUBLISHED = /^(@[^/@\s]+\/[^/@\s]+|[^/@\s]+)@([^\s]+)$/;

/**
 * What a user's word for a subject means: a name of the fleet, a mutant, a
 * published `NAME@VERSION`, a path, or one of these under another keyed start. Undefined if it means nothing.
 *
 * @throws SubjectError where it means something that cannot be had
 */
export async function resolveSubject(
  word: string,
  options: ResolveOptions = {}
): Promise<SubjectSpec | undefined> {
  const faced = facedWord(word);
  if (faced) {
    const spec = await resolveSubject(faced.word, options);
    return spec && { ...spec, id: word, face: faced.face };
  }
  if (word === REFERENCE_ID) return own(word, 'reference');
  if (word.startsWith(MUTANT_PREFIX)) return own(word, 'mutant');
  const entry = FLEET.find(({ id }) => id === word);
  if (entry) return bundled(entry);
  const published = PUBLISHED.exec(word);
  if (published) {
    const [, name = '', version = ''] = published;
    return publishedSubject(word, name, version, options);
  }
  return isModulePath(word) ? moduleSubject(word, options) : undefined;
}

function own(id: string, family: 'reference' | 'mutant'): SubjectSpec {
  return {
    id,
    family,
    package: 'worldproof',
    version: KIT_VERSION,
    builtOn: CONTRACT_READ,
  };
}

function bundled(entry: FleetEntry): SubjectSpec {
  const file = fileURLToPath(import.meta.resolve(entry.alias));
  const version = versionAt(packageRoot(file, entry.id));
  const { id, package: name, needs } = entry;
  return {
    id,
    family: 'package',
    package: name,
    version,
    entry: file,
    builtOn: builtOn(file),
    needs,
  };
}

async function publishedSubject(
  word: string,
  name: string,
  version: string,
  options: ResolveOptions
): Promise<SubjectSpec> {
  const { dataDirOption, urlOption, server } = options;
  const told = { dataDirOption, urlOption };
  for (const entry of FLEET) {
    const spec = bundled(entry);
    if (spec.package === name && spec.version === version) {
      return { ...spec, ...told, id: word };
    }
  }
  const directory = await installPackage(name, version, options.onProgress);
  const root = join(directory, 'node_modules', name);
  return {
    id: word,
    family: 'package',
    package: name,
    version: versionAt(root),
    entry: entryOf(root, word),
    builtOn: builtOn(root),
    ...told,
    needs: FLEET.find((entry) => entry.package === name)?.needs ?? server,
  };
}

function moduleSubject(word: string, options: ResolveOptions): SubjectSpec {
  const place = resolve(word);
  if (!existsSync(place)) {
    throw new SubjectError(word, `there is no file ${place}`);
  }
  const entry = statSync(place).isDirectory() ? entryOf(place, word) : place;
  const { dataDirOption, urlOption, server } = options;
  return {
    id: word,
    family: 'module',
    package: word,
    version: 'local',
    entry,
    builtOn: builtOn(entry),
    dataDirOption,
    urlOption,
    needs: server,
  };
}

interface Manifest {
  readonly version?: string;
  readonly main?: string;
  readonly exports?: unknown;
}

function manifestAt(root: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

/** @throws SubjectError where the folder is no package */
function packageManifest(root: string, subject: string): Manifest {
  try {
    return manifestAt(root);
  } catch {
    const expected =
      'name a module, or a folder whose package.json has exports';
    throw new SubjectError(subject, `${root} is no package: ${expected}`);
  }
}

function versionAt(root: string): string {
  return manifestAt(root).version ?? 'unknown';
}

function packageRoot(file: string, subject: string): string {
  for (let at = dirname(file); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
  }
  throw new SubjectError(subject, `${file} belongs to no package`);
}

/** The file that `import` of the package would load. */
function entryOf(root: string, subject: string): string {
  const { exports, main } = packageManifest(root, subject);
  const file = conditional(exports) ?? main ?? 'index.js';
  const entry = join(root, file);
  if (!existsSync(entry)) {
    const advice = file.startsWith('./dist') ? '; build it first' : '';
    throw new SubjectError(subject, `the package has no ${file}${advice}`);
  }
  return entry;
}

function conditional(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const table = exports as Record<string, unknown>;
  for (const key of ['.', 'node', 'import', 'default']) {
    if (key in table) return conditional(table[key]);
  }
  return undefined;
}
