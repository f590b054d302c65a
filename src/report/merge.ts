import type { Report, Shard } from './record.js';
import { addShards } from './shards.js';

/**
 * One report of several. The shards of one run are added up; otherwise a later
 * subject replaces an earlier one of the same id, with all its cells.
 *
 * @throws RangeError for no report at all
 */
export function mergeReports(reports: readonly Report[]): Report {
  const [first, ...others] = joinShards(reports);
  if (!first) throw new RangeError('Nothing to merge: expected a report');
  return others.reduce(replaceSubjects, first);
}

function replaceSubjects(earlier: Report, later: Report): Report {
  const replaced = new Set(later.subjects.map(({ id }) => id));
  const subjects = earlier.subjects.filter(({ id }) => !replaced.has(id));
  // A run of which nothing is left has nothing left to be incomplete.
  if (subjects.length === 0) return later;
  const reasons = [...(earlier.incomplete ?? []), ...(later.incomplete ?? [])];
  return {
    kit: joined(earlier.kit, later.kit),
    node: joined(earlier.node, later.node),
    date: [earlier.date, later.date].toSorted().at(-1) ?? later.date,
    seed: joined(earlier.seed, later.seed),
    subjects: [...subjects, ...later.subjects],
    cells: [
      ...earlier.cells.filter(({ subject }) => !replaced.has(subject)),
      ...later.cells,
    ],
    ...(reasons.length === 0 ? {} : { incomplete: reasons }),
    ...(earlier.unfinished || later.unfinished ? { unfinished: true } : {}),
  };
}

/** Adds up the shards of each run, at the place of the first of them. */
function joinShards(reports: readonly Report[]): readonly Report[] {
  const runs = new Map<string, { shards: Shard[]; reports: Report[] }>();
  for (const [index, report] of reports.entries()) {
    const { shard } = report;
    const run = runs.get(runOf(report, index)) ?? { shards: [], reports: [] };
    // The same shard given again replaces itself: it must not count twice.
    const known = run.shards.findIndex(({ index }) => index === shard?.index);
    const at = known === -1 ? run.reports.length : known;
    run.reports[at] = report;
    if (shard) run.shards[at] = shard;
    runs.set(runOf(report, index), run);
  }
  return [...runs.values()].flatMap(({ shards, reports: parts }) =>
    addUp(shards, parts)
  );
}

function addUp(shards: readonly Shard[], parts: readonly Report[]): Report[] {
  const [first, ...others] = parts;
  if (!first) return [];
  const { shard: _, ...whole } = others.reduce(addShards, first);
  const missing = missingShards(shards);
  const reasons = parts.flatMap((part) => part.incomplete ?? []);
  if (missing.length > 0) {
    const count = shards[0]?.count ?? 0;
    reasons.push(`no records of shard ${missing.join(', ')} of ${count}`);
  }
  const isCut = missing.length > 0 || parts.some((part) => part.unfinished);
  return [
    {
      ...whole,
      ...(reasons.length > 0 ? { incomplete: reasons } : {}),
      ...(isCut ? { unfinished: true } : {}),
    },
  ];
}

function missingShards(shards: readonly Shard[]): readonly number[] {
  const all = Array.from({ length: shards[0]?.count ?? 0 }, (_, i) => i + 1);
  return all.filter((index) => !shards.some((shard) => shard.index === index));
}

function runOf({ shard, seed, kit }: Report, index: number): string {
  if (!shard) return `whole ${index}`;
  return JSON.stringify([kit, seed, shard.count]);
}

function joined(earlier: string, later: string): string {
  return [...new Set([...earlier.split(', '), later])].join(', ');
}
