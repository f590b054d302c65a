import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { KIT_VERSION } from '../kit.js';
import { CONTRACT_READ } from '../model/source.js';
import { nearest } from '../nearest.js';
import { SubjectError } from './errors.js';
import {
  FLEET,
  type FleetEntry,
  MUTANT_PREFIX,
  REFERENCE_FILES_ID,
  REFERENCE_ID,
} from './fleet.js';
import { builtOn } from './package/built-on.js';
import { cachedPackage, installPackage } from './package/install.js';
import { entryOf, versionAt } from './package/manifest.js';
import { havePinned } from './package/pinned.js';
import { withSuggestion } from './package/suggestion.js';
import type { ServerKind } from './servers/server.js';
import { facedWord } from './shim/words.js';
import type { SubjectSpec } from './subject.js';
import { isModulePath, publishedIn } from './words.js';

export interface ResolveOptions {
  readonly dataDirOption?: string | undefined;
  /** The option of `createWorld` that takes the address of a server. */
  readonly urlOption?: string | undefined;
  /** What a module stands on. */
  readonly server?: ServerKind | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
}

/**
 * What a user's word for a subject means: a name of the fleet, a mutant, a
 * published `NAME@VERSION`, a path, or one of these under another keyed start.
 * Undefined if it means nothing.
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
  if (word === REFERENCE_FILES_ID) return own(word, 'reference-files');
  if (word.startsWith(MUTANT_PREFIX)) return own(word, 'mutant');
  const entry = FLEET.find(({ id }) => id === word);
  if (entry) return bundled(entry, options);
  const published = publishedIn(word);
  if (published) {
    const { name, version } = published;
    return publishedSubject(word, name, version, options);
  }
  return isModulePath(word) ? moduleSubject(word, options) : undefined;
}

function own(
  id: string,
  family: 'reference' | 'reference-files' | 'mutant'
): SubjectSpec {
  return {
    id,
    family,
    package: 'worldproof',
    version: KIT_VERSION,
    builtOn: CONTRACT_READ,
  };
}

/** A World of the fleet: beside the kit, or fetched once. */
async function bundled(
  entry: FleetEntry,
  { onProgress }: ResolveOptions
): Promise<SubjectSpec> {
  const file = await havePinned(entry, onProgress);
  const { id, package: name, version, needs } = entry;
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
  const family = FLEET.filter((entry) => entry.package === name);
  const entry = family.find((each) => each.version === version);
  if (entry) return { ...(await bundled(entry, options)), ...told, id: word };
  try {
    await installPackage(name, version, options.onProgress);
  } catch (error) {
    const known = [...new Set(FLEET.map((each) => each.package))];
    throw await withSuggestion(error, { name, version }, known);
  }
  const root = cachedPackage(name, version);
  return {
    id: word,
    family: 'package',
    package: name,
    version: versionAt(root),
    entry: entryOf(root, word),
    builtOn: builtOn(root),
    ...told,
    needs: family[0]?.needs ?? server,
  };
}

/** What Node loads, and what the kit compiles; a file may have no ending. */
const MODULE = /(?:\.[cm]?[jt]s|[\\/][^.\\/]+)$/;

/** What was probably meant, of the files that are where it was looked for. */
function beside(place: string): string {
  const folder = dirname(place);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const near = nearest(basename(place), files);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function moduleSubject(word: string, options: ResolveOptions): SubjectSpec {
  const place = resolve(word);
  if (!existsSync(place)) {
    throw new SubjectError(word, `there is no file ${place}${beside(place)}`);
  }
  const entry = statSync(place).isDirectory() ? entryOf(place, word) : place;
  if (!MODULE.test(entry)) {
    const expected = 'a .js, .mjs, .cjs, .ts, .mts or .cts, or a folder';
    throw new SubjectError(word, `is no module: expected ${expected}`);
  }
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
