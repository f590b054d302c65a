import type { Report } from '../report/record.js';
import { defaultFleet, SUBJECT_NAMES } from '../worlds/fleet.js';
import { nameOfSubject, type SubjectWord } from '../worlds/own-subject.js';
import { resolveGiven } from '../worlds/resolve-given.js';
import type { SubjectSpec } from '../worlds/subject.js';
import type { CheckOptions } from './check-options.js';
import { checkSubject } from './check-subject.js';
import { assertNames, assertSubjects } from './check-words.js';
import { likenessOf } from './likeness.js';
import { Reporter } from './reporter.js';
import { Servers } from './servers.js';
import { subjectCheck } from './subject-request.js';
import { UnknownNameError } from './suggest.js';

/** Explores every subject asked for; what cannot start does not stop others. */
export async function check(options: CheckOptions): Promise<Report> {
  const words = options.subjects.length > 0 ? options.subjects : defaultFleet();
  assertNames(options);
  assertSubjects(words);
  const like =
    options.like === undefined ? undefined : likenessOf(options.like);
  const reporter = new Reporter(options, like);
  const servers = new Servers({ urls: options.urls, kind: options.server });
  try {
    for (const [at, given] of words.entries()) {
      if (options.signal.aborted) break;
      const time = reporter.timeFor(words.length - at);
      const word = nameOfSubject(given);
      try {
        const spec = await found(given, options, { reporter, servers });
        reporter.tell(word, { phase: 'load' });
        const told = { time, like, reporter };
        reporter.add(await checkSubject(subjectCheck(spec, options, told)));
      } catch (error) {
        reporter.fail(word, error);
      }
    }
  } finally {
    for (const message of await servers.stop()) {
      reporter.tell('at the end', { phase: 'install', message });
    }
  }
  return reporter.report;
}

/** The subject that is meant, installed and with its server. */
async function found(
  given: SubjectWord,
  { dataDirOption, urlOption }: CheckOptions,
  { reporter, servers }: { reporter: Reporter; servers: Servers }
): Promise<SubjectSpec> {
  const word = nameOfSubject(given);
  const onProgress = (message: string) =>
    reporter.tell(word, { phase: 'install', message });
  const spec = await resolveGiven(given, {
    dataDirOption,
    urlOption,
    server: servers.moduleKind,
    onProgress,
  });
  if (!spec) throw new UnknownNameError('subject', word, SUBJECT_NAMES);
  return servers.serve(spec, onProgress);
}
