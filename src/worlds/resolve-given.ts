import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { codeOf } from './code-of.js';
import { subjectOfWord } from './config/subjects.js';
import { SubjectError } from './errors.js';
import type { Maker } from './maker.js';
import {
  nameOfSubject,
  type OwnSubject,
  type SubjectWord,
} from './own-subject.js';
import { builtOn } from './package/built-on.js';
import { type ResolveOptions, resolveSubject } from './resolve.js';
import type { SubjectSpec } from './subject.js';

/**
 * What is tested where a word or a World of the user's own was given.
 *
 * @throws SubjectError, ConfigError where it cannot be had
 */
export async function resolveGiven(
  given: SubjectWord,
  options: ResolveOptions
): Promise<SubjectSpec | undefined> {
  const configured =
    typeof given === 'string' ? await subjectOfWord(given) : undefined;
  if (configured !== undefined) {
    return resolveGiven(configured, { onProgress: options.onProgress });
  }
  const spec =
    typeof given === 'string'
      ? await resolveSubject(given, options)
      : await resolveOwn(given, options);
  const code = spec && codeOf(spec);
  return spec && (code === undefined ? spec : { ...spec, code });
}

async function resolveOwn(
  own: OwnSubject,
  options: ResolveOptions
): Promise<SubjectSpec> {
  const id = nameOfSubject(own);
  const { dataDirOption, urlOption, server } = { ...options, ...defined(own) };
  const place = placeOf(own, id);
  const told = { ...options, dataDirOption, urlOption, server };
  const spec = await resolveSubject(place, told).catch((error: unknown) => {
    // Its name is what its reader knows, and its place is told by the reason.
    if (!SubjectError.is(error) || error.subject !== place) throw error;
    throw new SubjectError(id, error.reason, { cause: error });
  });
  if (!spec) {
    const expected = 'expected the path of a module, as in ./world.js';
    throw new SubjectError(id, `${expected}, found "${place}"`);
  }
  const { maker, capabilities } = own;
  const beside = own.package !== undefined && own.module !== undefined;
  const by = maker ?? (beside ? { file: resolve(own.module) } : undefined);
  return {
    ...spec,
    id,
    word: own.word ?? own.module ?? place,
    ...(own.package === undefined ? {} : { package: own.package }),
    ...(capabilities && { capabilities }),
    ...(by && { maker: by, ...madeBy(by, spec) }),
  };
}

/** What is only known of a World that a function makes. */
function madeBy(by: Maker, spec: SubjectSpec): Partial<SubjectSpec> {
  return {
    urlOption: spec.urlOption ?? (spec.needs && 'url'),
    builtOn: spec.builtOn ?? builtOn(by.file),
  };
}

/** The word that `resolveSubject` knows the code by. @throws SubjectError */
function placeOf(own: OwnSubject, id: string): string {
  const { package: name, version, module, maker, folder } = own;
  if (name !== undefined && version !== undefined) return `${name}@${version}`;
  if (name !== undefined) return installed(name, folder ?? process.cwd(), id);
  const place = module ?? maker?.file;
  if (place !== undefined) return place;
  throw new SubjectError(id, 'expected a module, or a package');
}

/** The folder of a package, as somebody in this folder would import it. */
function installed(name: string, folder: string, id: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const root = join(at, 'node_modules', name);
    if (existsSync(join(root, 'package.json'))) return root;
    if (at === dirname(at)) break;
  }
  const advice = 'install it, or name a version';
  throw new SubjectError(id, `there is no ${name} in node_modules: ${advice}`);
}

function defined<T extends object>(value: T): Partial<T> {
  const there = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(there) as Partial<T>;
}
