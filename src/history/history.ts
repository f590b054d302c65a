import { inOneLine } from '../error-words.js';
import { KIT_VERSION } from '../kit.js';
import { CLAUSES, type ClauseId } from '../model/clauses/registry.js';
import type { Report } from '../report/record.js';
import { linesOf } from './neighbours.js';
import { type Probe, shownIn } from './probe.js';
import type { Change, VersionHistory } from './record.js';
import { type Walked, walk } from './walk.js';

export interface HistoryOptions {
  readonly package: string;
  readonly versions: readonly string[];
  /** They were chosen among those that are published. */
  readonly areChosen?: boolean | undefined;
  readonly seed: string;
  readonly schedules: number;
  readonly clauses?: readonly ClauseId[] | undefined;
  readonly signal: AbortSignal;
  readonly date: string;
}

/** Every version against every clause, and when what it says changed. */
export async function historyOf(
  options: HistoryOptions,
  probe: Probe
): Promise<VersionHistory> {
  const { versions, clauses, signal } = options;
  const lines = linesOf(versions);
  const order = lines.flat();
  const reports = new Map<string, Report>();
  for (const version of order) {
    if (signal.aborted) break;
    reports.set(version, await probe.check(version));
  }
  const asked = CLAUSES.filter(({ id }) => !clauses || clauses.includes(id));
  const rows: VersionHistory['rows'] = [];
  const changes: Change[] = [];
  for (const { id, level } of asked) {
    const walked: Walked[] = [];
    for (const line of lines) {
      const steps = line.flatMap((version) => {
        const report = reports.get(version);
        return report ? [{ version, ...shownIn(report, id) }] : [];
      });
      const still = { steps, changes: [] };
      const name = options.package;
      walked.push(signal.aborted ? still : await walk(name, id, steps, probe));
    }
    const verdicts = walked.flatMap(({ steps }) =>
      steps.flatMap(({ version, verdict }) =>
        verdict ? [[version, verdict] as const] : []
      )
    );
    if (verdicts.length === 0) continue;
    rows.push({ clause: id, level, verdicts: Object.fromEntries(verdicts) });
    changes.push(...walked.flatMap((each) => each.changes));
  }
  const { package: name, seed, schedules, date } = options;
  return {
    history: 1,
    kit: KIT_VERSION,
    package: name,
    ...{ seed, schedules, date },
    versions: order,
    ...(options.areChosen && { chosen: true as const }),
    rows,
    changes,
    failed: failedIn(reports),
    ...(signal.aborted && {
      incomplete: `interrupted: ${reports.size} of ${order.length} versions were checked; the same command goes on from there`,
    }),
  };
}

function failedIn(
  reports: ReadonlyMap<string, Report>
): VersionHistory['failed'] {
  return [...reports].flatMap(([version, { subjects, cells }]) => {
    const [error] = subjects.flatMap(({ errors }) => errors);
    if (!error || cells.length > 0) return [];
    // Whole: what to do about it stands at the end of a long one.
    return [{ version, message: inOneLine(error.message) }];
  });
}
