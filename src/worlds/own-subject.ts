import { SubjectError } from './errors.js';
import { type ResolveOptions, resolveSubject } from './resolve.js';
import type { ServerKind } from './servers/server.js';
import type { SubjectSpec } from './subject.js';

/**
 * A World of the user's own with what the kit has to know of it, as plain data:
 * it is loaded in other processes, to which no function can be handed.
 */
export interface OwnSubject {
  /** A module that exports `createWorld`, or the folder of a package. */
  readonly module: string;
  /** Heads its column of the matrix; absent: the module. */
  readonly name?: string | undefined;
  /** The option of `createWorld` that takes the data directory. */
  readonly dataDirOption?: string | undefined;
  /** The option of `createWorld` that takes the address of the server. */
  readonly urlOption?: string | undefined;
  /** What it stands on. */
  readonly server?: ServerKind | undefined;
}

/** A name of the fleet, `NAME@VERSION`, a path, or a World with its options. */
export type SubjectWord = string | OwnSubject;

/** As reports and messages name it. */
export function nameOfSubject(word: SubjectWord): string {
  return typeof word === 'string' ? word : (word.name ?? word.module);
}

/**
 * What is tested where a word or a World of the user's own was given.
 *
 * @throws SubjectError where it cannot be had
 */
export async function resolveGiven(
  given: SubjectWord,
  options: ResolveOptions
): Promise<SubjectSpec | undefined> {
  if (typeof given === 'string') return resolveSubject(given, options);
  const { module, dataDirOption, urlOption, server } = given;
  const spec = await resolveSubject(module, {
    ...options,
    dataDirOption: dataDirOption ?? options.dataDirOption,
    urlOption: urlOption ?? options.urlOption,
    server: server ?? options.server,
  });
  const id = nameOfSubject(given);
  if (spec?.family === 'module') return { ...spec, id, word: module };
  const expected = 'expected the path of a module, as in ./world.js';
  throw new SubjectError(id, `${expected}, found "${module}"`);
}
