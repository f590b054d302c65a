import type { Report, SubjectReport } from '../report/record.js';
import { REFERENCE_ID } from '../worlds/fleet.js';
import { buildLifecycle } from './build.js';
import type { LifecycleReport, LifecycleSystem } from './record.js';
import { LIFECYCLE_ROWS } from './rows/registry.js';

/**
 * What a check says to the questions of the lifecycle: its Worlds alone, by
 * the clauses that it asked them. Nothing is measured for it.
 */
export function lifecycleOf(report: Report): LifecycleReport {
  const { kit, node, date, seed, subjects } = report;
  const table = buildLifecycle(
    {
      ...{ kit, node, date, seed, command: '', tries: 0 },
      systems: subjects.map(systemOf),
      subjects: subjects.map(({ id }) => ({ subject: id, system: id })),
      worlds: report,
      engines: [],
    },
    LIFECYCLE_ROWS
  );
  const rows = table.rows.filter(({ answers }) => answers.length > 0);
  return { ...table, rows };
}

function systemOf(subject: SubjectReport): LifecycleSystem {
  const { id, package: name, version, schedules, errors } = subject;
  return {
    id,
    title: id,
    kind: id === REFERENCE_ID ? 'proposal' : 'world',
    package: name,
    version,
    runs: schedules,
    ways: [],
    ...(schedules === 0 && {
      notRun: { why: errors[0]?.message ?? 'nothing of it ran', command: '' },
    }),
  };
}
