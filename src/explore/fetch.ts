import { FLEET } from '../worlds/fleet.js';
import { cacheDirectory } from '../worlds/package/install.js';
import { pinnedId } from '../worlds/package/pinned.js';
import { resolveSubject } from '../worlds/resolve.js';
import { DRIVERS, loadDriver } from '../worlds/servers/drivers.js';
import {
  adviceOf,
  canStart,
  fetchServer,
  SERVER_KINDS,
  type ServerKind,
} from '../worlds/servers/server.js';
import { assertSubjects } from './check-words.js';
import { bareWord } from './subject-words.js';

export interface FetchOptions {
  /** Subjects and kinds of servers; without any, every published World. */
  readonly words: readonly string[];
  onProgress?(word: string, message: string): void;
  /** Called for each thing as soon as it is known. */
  onReady?(ready: Ready): void;
}

export interface Ready {
  readonly word: string;
  /** What it takes, or what is to be said. */
  readonly what: string;
  readonly state: 'fetched' | 'present' | 'told';
}

/**
 * Has in the cache what a check of these subjects takes: their packages, and
 * for those on a server the driver, and the binaries where the kit can come by
 * them. Stops at the first that cannot be had. Resolves with the folder.
 *
 * @throws InputError, SubjectError, ServerError: exit code 2
 */
export async function fetchSubjects(options: FetchOptions): Promise<string> {
  const asked = [...new Set(options.words.map(bareWord))];
  const words = asked.length > 0 ? asked : FLEET.map(({ id }) => id);
  const subjects = words.filter((word) => !isServerAlone(word));
  assertSubjects(subjects);
  const kinds = new Set(words.filter(isServerAlone));
  for (const word of subjects) {
    const kind = await fetchSubject(word, options);
    if (kind) kinds.add(kind);
  }
  for (const kind of kinds) await fetchKind(kind, options);
  return cacheDirectory();
}

/** Kinds of servers whose name no subject has. */
function isServerAlone(word: string): word is ServerKind {
  const isKind = SERVER_KINDS.some((kind) => kind === word);
  return isKind && FLEET.every(({ id }) => id !== word);
}

/** The kind of server that it needs besides. */
async function fetchSubject(
  word: string,
  options: FetchOptions
): Promise<ServerKind | undefined> {
  const { found } = await stated(word, options, async (onProgress) => {
    const found = await resolveSubject(word, { onProgress });
    const isPublished = found?.family === 'package';
    const what = isPublished ? pinnedId(found) : 'nothing to fetch';
    return { found, what, ...(!isPublished && { state: 'told' as const }) };
  });
  return found?.needs;
}

async function fetchKind(
  kind: ServerKind,
  options: FetchOptions
): Promise<void> {
  const what = `its driver, ${pinnedId(DRIVERS[kind])}`;
  await stated(kind, options, async (onProgress) => {
    await loadDriver(kind, onProgress);
    return { what };
  });
  if (canStart(kind) || kind === 'postgres') {
    await stated(kind, options, async (onProgress) => {
      await fetchServer(kind, { onProgress });
      return { what: 'a server to start' };
    });
  } else {
    options.onReady?.({ word: kind, what: adviceOf(kind), state: 'told' });
  }
}

/** Tells what is there after some work, and whether it was before. */
async function stated<Result extends Pick<Ready, 'what'> & Partial<Ready>>(
  word: string,
  { onProgress, onReady }: FetchOptions,
  work: (tell: (message: string) => void) => Promise<Result>
): Promise<Result> {
  let state: Ready['state'] = 'present';
  const result = await work((message) => {
    state = 'fetched';
    onProgress?.(word, message);
  });
  onReady?.({ word, what: result.what, state: result.state ?? state });
  return result;
}
