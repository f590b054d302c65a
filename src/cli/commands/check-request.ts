import { withDefaults } from '../../api/defaults.js';
import type { CheckOptions } from '../../explore/check-options.js';
import type { ListName } from '../../explore/list-entry.js';
import { bareWord } from '../../explore/subject-words.js';
import type { SubjectWord } from '../../worlds/own-subject.js';
import type { Kit } from '../kit.js';
import type { Values } from '../options.js';
import { UsageError } from '../usage-error.js';
import { GATE_OPTIONS } from './gates.js';
import { findToken } from './token-source.js';

export const CHECK_OPTIONS = [
  'clause',
  'scenario',
  'like',
  'strategy',
  'processes',
  'freshModules',
  'faults',
  'noFaults',
  'dataDirOption',
  'schedules',
  'time',
  'budget',
  'seed',
  'workers',
  'shard',
  'bail',
  'json',
  'markdown',
  'html',
  'reporter',
  'records',
  'resume',
  'tokens',
  'verbose',
  'debug',
  'url',
  'server',
  'urlOption',
  ...GATE_OPTIONS,
] as const;

export type CheckValues = Values<(typeof CHECK_OPTIONS)[number]>;
export type CheckRequest = Omit<
  CheckOptions,
  'signal' | 'onProgress' | 'onRecord' | 'memory'
>;

/**
 * What the kit is asked for, with every name checked first.
 *
 * @throws UsageError for the first name that the kit does not know
 */
export function toCheckRequest(
  subjects: readonly SubjectWord[],
  values: CheckValues,
  kit: Kit,
  folder: string,
  own: readonly string[] = []
): CheckRequest {
  for (const subject of subjects) {
    if (typeof subject === 'string') requireSubject(subject, kit, own);
  }
  for (const id of values.scenario ?? []) {
    requireListed('scenario', id, 'scenarios', kit);
  }
  if (values.strategy !== undefined) {
    requireListed('strategy', values.strategy, 'strategies', kit);
  }
  const { signal: _, ...request } = withDefaults({
    subjects: subjects.length > 0 ? [...new Set(subjects)] : kit.defaultFleet(),
    seed: values.seed,
    schedules: values.schedules,
    timeMs: values.time,
    budgetMs: values.budget,
    scenarios: values.scenario,
    like: likeOf(values, folder),
    clauses: values.clause,
    strategy: values.strategy,
    processesMax: values.processes,
    workers: values.workers,
    shard: values.shard,
    freshModules: values.freshModules,
    faults: values.faults,
    bail: values.bail,
    strict: values.strict,
    dataDirOption: values.dataDirOption,
    urls: values.url,
    server: values.server,
    urlOption: values.urlOption,
  });
  return request;
}

/** @throws UsageError where nothing given holds a token, or two choices do */
function likeOf(
  { like, scenario, clause }: CheckValues,
  folder: string
): string | undefined {
  if (like === undefined) return undefined;
  if (scenario) {
    const message = '--like takes the place of scenarios: leave out --scenario';
    throw new UsageError(message, { found: '--scenario', expected: [] });
  }
  return findToken(like, clause, folder).token;
}

export function requireListed(
  kind: string,
  found: string,
  list: ListName,
  kit: Kit,
  own: readonly string[] = []
): void {
  if (kit.isListed(list, found)) return;
  const known = [...own, ...kit.list(list).map(({ id }) => id)];
  const listing = `\`worldproof list ${list}\` shows all`;
  throw UsageError.unknown(kind, found, known, listing);
}

/**
 * Packages and modules are the kit's to find; names are checked here, and those
 * of a config are near as well.
 */
export function requireSubject(
  word: string,
  kit: Kit,
  own: readonly string[] = []
): void {
  const subject = bareWord(word);
  const isPackage = subject.lastIndexOf('@') > 0;
  const isModule = /[\\/]|^\.{1,2}$|\.[cm]?[jt]s$/.test(subject);
  if (isPackage || isModule) return;
  requireListed('subject', subject, 'subjects', kit, own);
}
