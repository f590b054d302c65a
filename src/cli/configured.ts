import { basename, dirname, resolve } from 'node:path';
import type { ListEntry } from '../explore/list-entry.js';
import type { Config } from '../worlds/config/define.js';
import {
  type LoadedConfig,
  ofConfig,
  readConfig,
} from '../worlds/config/subjects.js';
import { nameOfSubject, type SubjectWord } from '../worlds/own-subject.js';
import { isModulePath } from '../worlds/words.js';
import type { CheckValues } from './commands/check-request.js';
import { pageIn } from './files.js';
import { parseReporters } from './reporters.js';
import { parseDuration } from './values.js';

/** Names that no config can mean: it need not even load for them. */
const PUBLISHED = /[@:/]/;

export interface Configured {
  readonly subjects: readonly SubjectWord[];
  readonly values: CheckValues;
  /** What the config of the folder calls its subjects. */
  readonly names?: readonly string[] | undefined;
}

/**
 * What a check is asked for by its command line and by the config of its
 * folder. Flags win. Where subjects are named, the config counts if it was
 * named too, or if they are names or modules of its own.
 *
 * @throws ConfigError, UsageError
 */
export async function configured(
  words: readonly string[],
  values: CheckValues & { readonly config?: string }
): Promise<Configured> {
  const { config: file, ...given } = values;
  const isWanted =
    file !== undefined ||
    words.every((word) => isModulePath(word) || !PUBLISHED.test(word));
  const loaded = isWanted ? await readConfig(file) : undefined;
  if (!loaded) return { subjects: words, values: given };
  const names = loaded.subjects.map(nameOfSubject);
  const named = words.map((word) => ofConfig(word, loaded));
  const isOther = named.every((each) => typeof each === 'string');
  if (words.length > 0 && isOther && file === undefined) {
    return { subjects: words, values: given, names };
  }
  const subjects = words.length > 0 ? named : loaded.subjects;
  return { subjects, values: { ...valuesOf(loaded), ...given }, names };
}

/** Those of the config of this folder, by the names that it gives them. */
export async function configuredSubjects(): Promise<ListEntry[]> {
  const loaded = await readConfig(undefined);
  if (!loaded) return [];
  const title = `of ${basename(loaded.file)}`;
  return loaded.subjects.map((each) => ({ id: nameOfSubject(each), title }));
}

/** As if they had been typed; files are from the folder of the config. */
function valuesOf({ config, file }: LoadedConfig): CheckValues {
  const {
    subjects: _,
    time,
    budget,
    baseline,
    reporters,
    output,
    ...same
  } = config;
  const from = (path: string) => resolve(dirname(file), path);
  return {
    ...same,
    ...placed(output, from),
    ...(time === undefined ? {} : { time: parseDuration(time, 'time') }),
    ...(budget === undefined
      ? {}
      : { budget: parseDuration(budget, 'budget') }),
    ...(baseline === undefined ? {} : { baseline: from(baseline) }),
    ...(reporters === undefined
      ? {}
      : { reporter: parseReporters(reporters.join(','), 'reporters') }),
  };
}

function placed(
  output: Config['output'] = {},
  from: (path: string) => string
): Pick<CheckValues, 'json' | 'markdown' | 'html'> {
  const files = Object.entries(output).map(([name, path]) => [
    name,
    path === '-' ? path : placeOf(name, from(path)),
  ]);
  return Object.fromEntries(files);
}

/** As the option of that name takes it. */
function placeOf(name: string, path: string): string {
  return name === 'html' ? pageIn(path) : path;
}
