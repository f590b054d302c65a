import {
  type AskedSubject,
} from '../../lifecycle/world-answers.js';
import { LIFECYCLE_CLAUSES } from '../../lifecycle/rows/registry.js';
import type { Report } from '../../report/record.js';
import { FLEET, REFERENCE_ID } from '../../worlds/fleet.js';
import { check } from '../check.js';
import type { CheckOptions, LifecycleOptions } from '../engine-types.js';
import {
  FACE_SHARE,
  PROPOSAL_SCHEDULES,
  SERVED_WORLD_SCHEDULES,
  WORLD_SCHEDULES,
} from './budgets.js';
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
}

/** Subjects that are asked the same, as often: one run of the check each. */
function groupsOf(
  asked: readonly AskedSubject[],
  { schedules }: LifecycleOptions
): Group[] {
  const groups: Group[] = [];
  for (const { subject, system, way } of asked) {
    const whole = schedules ?? budgetOf(system);
    // What stands on a server has the same schedules, and comes together.
    groups.push({
      subjects: [subject],
      schedules: way ? Math.ceil(whole * FACE_SHARE) : whole,
      scenarios: way ? KEYED_SCENARIOS : LIFECYCLE_SCENARIOS,
    });
  }
  return groups;
}

function budgetOf(system: string): number {
  if (system === REFERENCE_ID) return PROPOSAL_SCHEDULES;
  const entry = FLEET.find(({ id }) => id === system);
  return entry?.needs ? SERVED_WORLD_SCHEDULES : WORLD_SCHEDULES;
}
