import { basename, dirname, relative, resolve } from 'node:path';
import type { OwnSubject, SubjectWord } from '../own-subject.js';
import { isModulePath } from '../words.js';
import type { Config, ConfiguredSubject } from './define.js';
import { ConfigError } from './error.js';
import { findConfig, loadConfig } from './load.js';

/** `./worldproof.config.ts#NAME`: one World of a config. */
const OF_CONFIG = /^(.+\.[cm]?[jt]s)#(.+)$/;

export interface LoadedConfig {
  readonly file: string;
  readonly config: Config;
  /** Its subjects, as words and plain data. */
  readonly subjects: readonly SubjectWord[];
}

/**
 * The config of a file, or of the folder where there is one.
 *
 * @throws ConfigError
 */
export async function readConfig(
  file: string | undefined,
  folder = process.cwd()
): Promise<LoadedConfig | undefined> {
  const path = file === undefined ? findConfig(folder) : resolve(folder, file);
  if (path === undefined) return undefined;
  const config = await loadConfig(path);
  const subjects = subjectsOf(config, path);
  assertDistinct(subjects, basename(path));
  return { file: path, config, subjects };
}

/**
 * The World that a word names within a config, undefined for other words.
 *
 * @throws ConfigError
 */
export async function subjectOfWord(
  word: string
): Promise<SubjectWord | undefined> {
  const [, file, name] = OF_CONFIG.exec(word) ?? [];
  if (file === undefined || name === undefined) return undefined;
  const loaded = await readConfig(file);
  const found = loaded?.subjects.find((each) => titleOf(each) === name);
  if (found) return found;
  const known = loaded?.subjects.map(titleOf).join(', ');
  throw new ConfigError(file, `has no subject ${name}, only ${known}`);
}

/**
 * The World that a config means by a name of its own, or by the same module:
 * what is said of it there holds wherever it is named. Other words stay.
 */
export function ofConfig(
  word: SubjectWord,
  { subjects }: LoadedConfig
): SubjectWord {
  if (typeof word !== 'string') {
    const { module } = word;
    const found = module === undefined ? module : ofModule(module, subjects);
    return found ? { ...found, ...word, module: found.module } : word;
  }
  return (
    subjects.find((each) => titleOf(each) === word) ??
    ofModule(word, subjects) ??
    word
  );
}

function ofModule(
  path: string,
  subjects: readonly SubjectWord[]
): OwnSubject | undefined {
  if (!isModulePath(path)) return undefined;
  return subjects.find(
    (each): each is OwnSubject =>
      typeof each !== 'string' && each.module === resolve(path)
  );
}

function titleOf(subject: SubjectWord): string {
  return typeof subject === 'string' ? subject : (subject.name ?? '');
}

function subjectsOf(config: Config, file: string): readonly SubjectWord[] {
  return (config.subjects ?? []).map((subject, at) =>
    typeof subject === 'string'
      ? placed(subject, file)
      : ownSubject(subject, file, at)
  );
}

/** Paths are from the folder of the config; names are names. */
function placed(word: string, file: string): string {
  return isModulePath(word) ? fromHere(resolve(dirname(file), word)) : word;
}

function fromHere(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : `./${near}`;
}

function ownSubject(
  subject: ConfiguredSubject,
  file: string,
  at: number
): OwnSubject {
  const { module, create, setup, ...given } = subject;
  const name = subject.name ?? module ?? subject.package ?? `subject ${at + 1}`;
  const isMade = create !== undefined || setup !== undefined;
  const isPlain = !isMade && subject.package === undefined;
  return {
    ...given,
    name,
    ...(module === undefined ? {} : { module: resolve(dirname(file), module) }),
    ...(isMade ? { maker: { file, at } } : {}),
    folder: dirname(file),
    word:
      isPlain && module !== undefined
        ? placed(module, file)
        : `${fromHere(file)}#${name}`,
  };
}

function assertDistinct(subjects: readonly SubjectWord[], file: string): void {
  const seen = new Set<string>();
  for (const [at, title] of subjects.map(titleOf).entries()) {
    const reason = `subjects[${at}].name: "${title}" is there twice, expected a name of its own`;
    if (seen.has(title)) throw new ConfigError(file, reason);
    seen.add(title);
  }
}
