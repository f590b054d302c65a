import { addCosts } from './costs.js';
import type {
  Cell,
  Divergence,
  Report,
  SubjectReport,
  Verdict,
} from './record.js';

/** Of two parts of one run the verdict nearer the front stands. */
const PRECEDENCE: readonly Verdict[] = [
  'violated',
  'harness error',
  'unknown',
  'holds',
  'not exercised',
  'not applicable',
];

/** What two shards of one run found together. Both must be of that run. */
export function addShards(left: Report, right: Report): Report {
  const cells = new Map<string, Cell>();
  for (const cell of [...left.cells, ...right.cells]) {
    const key = JSON.stringify([cell.subject, cell.clause]);
    const earlier = cells.get(key);
    cells.set(key, earlier ? addCells(earlier, cell) : cell);
  }
  const subjects = new Map<string, SubjectReport>();
  for (const subject of [...left.subjects, ...right.subjects]) {
    const earlier = subjects.get(subject.id);
    subjects.set(subject.id, earlier ? addSubjects(earlier, subject) : subject);
  }
  return {
    ...left,
    subjects: [...subjects.values()],
    cells: [...cells.values()],
  };
}

function addCells(left: Cell, right: Cell): Cell {
  const verdict = PRECEDENCE.find(
    (candidate) => candidate === left.verdict || candidate === right.verdict
  );
  const source = verdict === left.verdict ? left : right;
  return {
    ...source,
    exercised: left.exercised + right.exercised,
    schedules: left.schedules + right.schedules,
    violations: left.violations + right.violations,
    divergences: addDivergences([...left.divergences, ...right.divergences]),
  };
}

/** One of each cause, with the occurrences of all; the shortest stands. */
function addDivergences(all: readonly Divergence[]): Divergence[] {
  const byCause = new Map<string, Divergence>();
  for (const divergence of all) {
    const earlier = byCause.get(divergence.fingerprint);
    const shorter =
      earlier && earlier.steps <= divergence.steps ? earlier : divergence;
    const occurrences = (earlier?.occurrences ?? 0) + divergence.occurrences;
    byCause.set(divergence.fingerprint, { ...shorter, occurrences });
  }
  return [...byCause.values()];
}

function addSubjects(left: SubjectReport, right: SubjectReport): SubjectReport {
  return {
    ...left,
    schedules: left.schedules + right.schedules,
    steps: left.steps + right.steps,
    seconds: left.seconds + right.seconds,
    complete: addComplete([...left.complete, ...right.complete]),
    variants: addVariants([...left.variants, ...right.variants]),
    ...costsOf(left, right),
    checkedTwice: left.checkedTwice + right.checkedTwice,
    differed: left.differed + right.differed,
    errors: [...left.errors, ...right.errors],
  };
}

function costsOf(
  left: SubjectReport,
  right: SubjectReport
): Pick<SubjectReport, 'costs'> {
  const all = [...(left.costs ?? []), ...(right.costs ?? [])];
  return all.length > 0 ? { costs: addCosts(all) } : {};
}

type Complete = SubjectReport['complete'][number];

/** Each shard speaks of a search that it finished: the deepest counts. */
function addComplete(all: readonly Complete[]): Complete[] {
  const deepest = new Map<string, Complete>();
  for (const entry of all) {
    const earlier = deepest.get(entry.scenario);
    if (!earlier || earlier.preemptions < entry.preemptions) {
      deepest.set(entry.scenario, entry);
    }
  }
  return [...deepest.values()];
}

type Variant = SubjectReport['variants'][number];

function addVariants(all: readonly Variant[]): Variant[] {
  const counted = new Map<string, Variant>();
  for (const entry of all) {
    const key = JSON.stringify([entry.question, entry.answer]);
    const count = (counted.get(key)?.count ?? 0) + entry.count;
    counted.set(key, { ...entry, count });
  }
  return [...counted.values()];
}
