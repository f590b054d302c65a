import { check } from '../../explore/check.js';
import type { CheckOptions } from '../../explore/check-options.js';
import { KIT_VERSION } from '../../kit.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import type { Report } from '../../report/record.js';
import { FLEET, REFERENCE_ID } from '../../worlds/fleet.js';
import { KEYED_CLAUSES, LIFECYCLE_CLAUSES } from '../rows/registry.js';
import type { AskedSubject } from '../world-answers.js';
import {
  FACE_SHARE,
  PROPOSAL_SCHEDULES,
  SERVED_WORLD_SCHEDULES,
  WORLD_SCHEDULES,
} from './budgets.js';
import type { LifecycleOptions } from './options.js';
import { KEYED_SCENARIOS, LIFECYCLE_SCENARIOS } from './scenarios.js';

export interface MeasuredWorlds {
  readonly subjects: readonly AskedSubject[];
  readonly report: Report;
}

/**
 * Asks the Worlds everything, then each of them what a keyed start gives that
 * is built over it; the reference World also by upstream's own shape of it.
 */
export async function measureWorlds(
  worlds: readonly string[],
  options: LifecycleOptions
): Promise<MeasuredWorlds> {
  const subjects = worlds.flatMap((word): AskedSubject[] => [
    { subject: word, system: word },
    { subject: `shim:${word}`, system: word, way: 'shim' },
    ...(word === REFERENCE_ID
      ? [{ subject: `start:${word}`, system: word, way: 'start' } as const]
      : []),
  ]);
  const reports: Report[] = [];
  for (const group of groupsOf(subjects, options)) {
    if (options.signal.aborted || group.subjects.length === 0) continue;
    reports.push(await check(requestOf(group, options)));
  }
  return { subjects, report: joined(reports, options) };
}

interface Group {
  readonly subjects: string[];
  readonly schedules: number;
  readonly scenarios: readonly string[];
  readonly clauses: readonly ClauseId[];
}

/** Subjects that are asked the same, as often, share a check and its servers. */
function groupsOf(
  asked: readonly AskedSubject[],
  { schedules }: LifecycleOptions
): Group[] {
  const groups = new Map<string, Group>();
  for (const { subject, system, way } of asked) {
    const whole = schedules ?? budgetOf(system);
    const own = way ? Math.ceil(whole * FACE_SHARE) : whole;
    const key = `${way ? 'keyed' : 'all'} ${own}`;
    const group = groups.get(key);
    if (group) group.subjects.push(subject);
    else {
      groups.set(key, {
        subjects: [subject],
        schedules: own,
        scenarios: way ? KEYED_SCENARIOS : LIFECYCLE_SCENARIOS,
        clauses: way ? KEYED_CLAUSES : LIFECYCLE_CLAUSES,
      });
    }
  }
  return [...groups.values()];
}

function budgetOf(system: string): number {
  if (system === REFERENCE_ID) return PROPOSAL_SCHEDULES;
  const entry = FLEET.find(({ id }) => id === system);
  return entry?.needs ? SERVED_WORLD_SCHEDULES : WORLD_SCHEDULES;
}

function requestOf(
  { subjects, schedules, scenarios, clauses }: Group,
  options: LifecycleOptions
): CheckOptions {
  const { seed, workers, budgetMs, urls, signal, onProgress } = options;
  return {
    subjects,
    seed,
    schedules,
    scenarios: [...scenarios],
    clauses: [...clauses],
    workers,
    budgetMs,
    urls,
    bail: false,
    signal,
    ...(onProgress && { onProgress }),
  };
}

/** Of several runs one report, in which each subject stands once. */
function joined(
  reports: readonly Report[],
  { seed }: LifecycleOptions
): Report {
  return {
    kit: KIT_VERSION,
    node: process.versions.node,
    date: reports[0]?.date ?? new Date().toISOString(),
    seed,
    subjects: reports.flatMap((report) => report.subjects),
    cells: reports.flatMap((report) => report.cells),
  };
}
