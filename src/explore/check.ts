import { SCENARIOS } from '../../scenarios/index.js';
import { KIT_VERSION } from '../kit.js';
import type { ClauseId } from '../model/clauses/registry.js';
import type { Report } from '../report/record.js';
import { unreportedSubject } from '../report/unreported.js';
import type { StrategyName } from '../sim/strategies/portfolio.js';
import { defaultFleet, SUBJECT_NAMES } from '../worlds/fleet.js';
import { resolveSubject } from '../worlds/resolve.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { CHECK_SCHEDULES, SERVED_SCHEDULES } from './budgets.js';
import { checkSubject } from './check-subject.js';
import { assertNames, assertSubjects } from './check-words.js';
import type { CheckOptions, Progress } from './engine-types.js';
import { type Likeness, likenessOf } from './likeness.js';
import { Servers } from './servers.js';
import { pairIds } from './small-scope/pair-ids.js';
import type { SubjectCheck } from './subject-check.js';
import { UnknownNameError } from './suggest.js';

/** With `--time`: more than any subject gets through. */
const SCHEDULES_MAX = Number.POSITIVE_INFINITY;

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
  const report: Report = {
    kit: KIT_VERSION,
    node: process.versions.node,
    date: new Date().toISOString(),
    seed: options.seed,
    subjects: [],
    cells: [],
    ...(like && {
      incomplete: [
        `only the calls of a token were tried, of ${like.clause} on ${like.subject}`,
      ],
    }),
  };
  const deadline =
    options.timeMs === undefined
      ? Number.POSITIVE_INFINITY
      : performance.now() + options.timeMs;
  const servers = new Servers({ urls: options.urls, kind: options.server });
  try {
    for (const [at, word] of words.entries()) {
      if (options.signal.aborted) break;
      // Subjects share the time that is left evenly.
      const left = deadline - performance.now();
      const until = performance.now() + left / (words.length - at);
      await checkWord(word, options, { until, servers, report, like });
    }
  } finally {
    for (const message of await servers.stop()) {
      options.onProgress?.({ ...IDLE, subject: 'at the end', message });
    }
  }
  return report;
}

interface Course {
  /** When the subject's share of the time is over. */
  readonly until: number;
  readonly servers: Servers;
  readonly report: Report;
  readonly like: Likeness | undefined;
}

async function checkWord(
  word: string,
  options: CheckOptions,
  { until, servers, report, like }: Course
): Promise<void> {
  const tell = (progress: Pick<Progress, 'phase' | 'message'>) =>
    options.onProgress?.({ ...IDLE, ...progress, subject: word });
  try {
    const onProgress = (message: string) => tell({ phase: 'install', message });
    const { dataDirOption, urlOption } = options;
    const found = await resolveSubject(word, {
      dataDirOption,
      urlOption,
      server: servers.moduleKind,
      onProgress,
    });
    const spec = found && (await servers.serve(found, onProgress));
    if (!spec) throw new UnknownNameError('subject', word, SUBJECT_NAMES);
    tell({ phase: 'load' });
    const result = await checkSubject(
      subjectCheck(spec, options, { until, like })
    );
    report.subjects.push(result.report);
    report.cells.push(...result.cells);
    options.onRecord?.({ type: 'subject', ...result.report });
    for (const cell of result.cells)
      options.onRecord?.({ type: 'cell', ...cell });
  } catch (error) {
    const message = reasonOf(error, word);
    report.subjects.push({
      ...unreportedSubject(word),
      errors: [{ message }],
    });
    options.onRecord?.({ type: 'error', subject: word, message });
  }
}

/** Where it is told, the name of the subject stands before it. */
function reasonOf(error: unknown, word: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const prefix = `${word}: `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}

function subjectCheck(
  spec: SubjectSpec,
  options: CheckOptions,
  { until, like }: Pick<Course, 'until' | 'like'>
): SubjectCheck {
  const { seed, workers, shard, bail, signal } = options;
  const clauses = options.clauses ?? (like && [like.clause]);
  const startMs = performance.now();
  return {
    spec,
    seed,
    clauses,
    workers,
    shard,
    bail,
    processesMax: options.processesMax,
    budgetMs: options.budgetMs,
    schedules:
      options.schedules ??
      (options.timeMs === undefined ? defaultSchedules(spec) : SCHEDULES_MAX),
    like,
    scenarios: scenarioIds(options.scenarios, clauses),
    pairs: like ? [] : pairIds(options.scenarios, clauses),
    ...searchOf(options),
    stop: () => signal.aborted || performance.now() >= until,
    isHurried: () => signal.aborted,
    nowMs: () => performance.now(),
    onProgress: (phase, done, total, divergences) => {
      const progress = { subject: spec.id, phase, divergences };
      if (phase === 'shrink') {
        const unit = 'divergences';
        const counts = { done, total, unit, schedulesPerSecond: 0 } as const;
        options.onProgress?.({ ...progress, ...counts });
        return;
      }
      const seconds = (performance.now() - startMs) / 1000;
      const rate = seconds > 0 ? done / seconds : 0;
      options.onProgress?.({
        ...progress,
        done,
        total: options.timeMs === undefined ? total : undefined,
        schedulesPerSecond: rate,
        secondsLeft:
          options.timeMs === undefined
            ? (total - done) / Math.max(rate, 1e-9)
            : Math.max(0, (until - performance.now()) / 1000),
      });
    },
    onRecord: (record) => options.onRecord?.(record),
  };
}

/** A round trip to a real server costs what a dozen file calls cost. */
function defaultSchedules({ needs }: SubjectSpec): number {
  return needs ? SERVED_SCHEDULES : CHECK_SCHEDULES;
}

function searchOf(
  options: CheckOptions
): Pick<SubjectCheck, 'search' | 'strategy'> {
  const { strategy = 'portfolio' } = options;
  if (
    strategy === 'portfolio' ||
    strategy === 'exhaustive' ||
    strategy === 'small-scope'
  ) {
    return { search: strategy };
  }
  return { search: 'sampled', strategy: strategy as StrategyName };
}

/** Those asked for; with clauses, the ones that say they exercise them. */
export function scenarioIds(
  scenarios: readonly string[] | undefined,
  clauses: readonly ClauseId[] | undefined
): string[] {
  const ids = SCENARIOS.filter(
    ({ id, exercises }) =>
      (!scenarios || scenarios.includes(id)) &&
      (!clauses || exercises.some((clause) => clauses.includes(clause)))
  ).map(({ id }) => id);
  return scenarios ? [...ids, ...pairIds(scenarios, undefined)] : ids;
}
