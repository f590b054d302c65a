import type { CheckOptions } from '../explore/check-options.js';
import { type Begun, readBegun } from '../report/resume.js';
import { nameOfSubject } from '../worlds/own-subject.js';
import { readTextFile } from './files.js';
import { UsageError } from './usage-error.js';

type Request = Partial<CheckOptions>;

/** What decides the schedules of a check; how fast they run does not. */
const DECIDES = [
  'seed',
  'schedules',
  'scenarios',
  'like',
  'clauses',
  'strategy',
  'processesMax',
  'freshModules',
  'faults',
  'budgetMs',
  'shard',
  'bail',
  'strict',
  'dataDirOption',
  'server',
  'urlOption',
] as const satisfies readonly (keyof CheckOptions)[];

/** Of Worlds that are files: what these hold, by the World's name. */
export type Codes = Readonly<Record<string, string>>;

const CODE_OF = 'code of ';

const BUILD = 'build of worldproof';

/**
 * A check as the header of its records has it. `build`: of the kit, as in a clone
 * a version stands for many.
 */
export function requestWords(
  request: Request,
  codes: Codes,
  build: string
): Record<string, string> {
  const entries = DECIDES.flatMap((name) =>
    request[name] === undefined ? [] : [[name, JSON.stringify(request[name])]]
  );
  const subjects = request.subjects?.map(nameOfSubject) ?? [];
  const files = Object.entries(codes).map(
    ([name, code]) => [CODE_OF + name, code] as const
  );
  return {
    ...Object.fromEntries(entries),
    subjects: subjects.join(' '),
    [BUILD]: build,
    ...Object.fromEntries(files),
  };
}

/**
 * What the records of this very check tell was done.
 *
 * @throws UsageError where they are of another one, RecordsError
 */
export function begunIn(
  file: string,
  request: Record<string, string>,
  kit: string
): Begun {
  const begun = readBegun(readTextFile(file), file);
  const { header } = begun;
  const asked: Record<string, string> = { ...request, kit };
  const before = { ...header.request, kit: header.kit };
  const names = new Set([...Object.keys(asked), ...Object.keys(before)]);
  for (const name of names) {
    const [now, then] = [wordOf(asked, name), wordOf(before, name)];
    if (now === then) continue;
    const changed = changedIn(name);
    const message = changed
      ? `${changed} has changed since ${file} was begun: check it anew, with --records`
      : `${file} is of another check: ${name} was ${then}, and is ${now}; give the command that wrote it, with --resume`;
    throw new UsageError(message, { found: now, expected: [then] });
  }
  return begun;
}

/** What no other option of the command brings back. */
function changedIn(name: string): string | undefined {
  if (name === BUILD) return 'this build of worldproof';
  if (!name.startsWith(CODE_OF)) return undefined;
  return `${name.slice(CODE_OF.length)}, or a file that it imports,`;
}

function wordOf(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? 'not given';
}
