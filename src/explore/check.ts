import { KIT_VERSION } from '../kit.js';
import { assemble } from '../report/assemble.js';
import { headerOf } from '../report/header.js';
import type { BodyLine } from '../report/line.js';
import type { Report } from '../report/record.js';
import { defaultFleet, SUBJECT_NAMES } from '../worlds/fleet.js';
import { nameOfSubject, type SubjectWord } from '../worlds/own-subject.js';
import { resolveGiven } from '../worlds/resolve-given.js';
import { checkSubject } from './check-subject.js';
import { assertNames, assertSubjects } from './check-words.js';
import type { CheckOptions, Progress } from './engine-types.js';
import { type Likeness, likenessOf } from './likeness.js';
import { Servers } from './servers.js';
import { subjectCheck } from './subject-request.js';
import { UnknownNameError } from './suggest.js';
import { TimeShare } from './time-share.js';

const nowMs = () => performance.now();

const IDLE = {
  phase: 'install',
  done: 0,
  schedulesPerSecond: 0,
  divergences: 0,
} as const;

/** Explores every subject asked for; what cannot start does not stop others. */
export async function check(options: CheckOptions): Promise<Report> {
  const words = options.subjects.length > 0 ? options.subjects : defaultFleet();
  assertNames(options);
  assertSubjects(words);
  const like =
    options.like === undefined ? undefined : likenessOf(options.like);
  const header = options.header ?? headerOf(KIT_VERSION, options);
  const lines: BodyLine[] = [];
  const onRecord = (line: BodyLine) => {
    lines.push(line);
    options.onRecord?.(line);
  };
  const { sinceMs = nowMs(), timeMs = Number.POSITIVE_INFINITY } = options;
  const deadlineMs = sinceMs + timeMs;
  const servers = new Servers({ urls: options.urls, kind: options.server });
  try {
    for (const [at, word] of words.entries()) {
      if (options.signal.aborted) break;
      // Subjects share the time that is left evenly.
      const leftMs = Math.max(0, deadlineMs - nowMs());
      const endMs = nowMs() + leftMs / (words.length - at);
      const time = new TimeShare(nowMs, endMs);
      const course = { time, servers, like };
      await checkWord(word, { ...options, onRecord }, course);
    }
  } finally {
    for (const message of await servers.stop()) {
      options.onProgress?.({ ...IDLE, subject: 'at the end', message });
    }
  }
  const report = assemble(header, lines);
  return like ? { ...report, incomplete: [onlyLike(like)] } : report;
}

function onlyLike({ clause, subject }: Likeness): string {
  return `only the calls of a token were tried, of ${clause} on ${subject}`;
}

interface Course {
  readonly time: TimeShare;
  readonly servers: Servers;
  readonly like: Likeness | undefined;
}

async function checkWord(
  given: SubjectWord,
  options: CheckOptions,
  { time, servers, like }: Course
): Promise<void> {
  const word = nameOfSubject(given);
  const tell = (progress: Pick<Progress, 'phase' | 'message'>) =>
    options.onProgress?.({ ...IDLE, ...progress, subject: word });
  try {
    const onProgress = (message: string) => tell({ phase: 'install', message });
    const { dataDirOption, urlOption } = options;
    const found = await resolveGiven(given, {
      dataDirOption,
      urlOption,
      server: servers.moduleKind,
      onProgress,
    });
    const spec = found && (await servers.serve(found, onProgress));
    if (!spec) throw new UnknownNameError('subject', word, SUBJECT_NAMES);
    tell({ phase: 'load' });
    const result = await checkSubject(
      subjectCheck(spec, options, { time, like })
    );
    options.onRecord?.({ type: 'subject', ...result.report });
    for (const cell of result.cells)
      options.onRecord?.({ type: 'cell', ...cell });
  } catch (error) {
    const message = reasonOf(error, word);
    options.onRecord?.({ type: 'error', subject: word, message });
  }
}

/** Where it is told, the name of the subject stands before it. */
function reasonOf(error: unknown, word: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const prefix = `${word}: `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}
