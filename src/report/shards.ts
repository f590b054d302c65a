import { askedOf } from './asked.js';
import { addCosts } from './costs.js';
import { foldByKey } from './fold-by-key.js';
import { causesOf } from './fold-causes.js';
import { addDoubts, doubtNote, openDoubts } from './open-doubts.js';
import type { Cell, Report, SubjectReport, Verdict } from './record.js';
import { addClauseScopes, addScopes, scopesOf } from './small-scope.js';
import { sumsOf } from './sums.js';
import {
  addUndecided,
  undecidedWords,
  verdictOfExercised,
} from './undecided.js';

/** Of two parts of one run the verdict nearer the front stands, as it would in the whole. */
const PRECEDENCE: readonly Verdict[] = [
  'violated',
  'holds',
  'harness error',
  'unknown',
  'not exercised',
  'not applicable',
];

/** What two shards of one run found together. Both must be of that run. */
export function addShards(left: Report, right: Report): Report {
  return {
    ...left,
    subjects: foldByKey(
      [...left.subjects, ...right.subjects],
      ({ id }) => id,
      addSubjects
    ),
    cells: withVerdicts(
      foldByKey(
        [...left.cells, ...right.cells],
        ({ subject, clause }) => JSON.stringify([subject, clause]),
        addCells
      )
    ),
  };
}

function addCells(left: Cell, right: Cell): Cell {
  const first = PRECEDENCE.find(
    (candidate) => candidate === left.verdict || candidate === right.verdict
  );
  const source = first === left.verdict ? left : right;
  const counts = {
    ...sumsOf(left, right, ['exercised', 'schedules', 'violations']),
    ...addUndecided(left, right),
  };
  const doubts = addDoubts(left.doubts ?? [], right.doubts ?? []);
  return {
    ...source,
    ...counts,
    ...(doubts.length > 0 && { doubts }),
    ...scopesOf(left, right, addClauseScopes),
    divergences: causesOf([...left.divergences, ...right.divergences]),
  };
}

/** What all shards found of a subject may explain what one was in doubt of. */
function withVerdicts(cells: readonly Cell[]): Cell[] {
  const broken = new Set(
    cells
      .filter(({ violations }) => violations > 0)
      .map(({ subject, clause }) => JSON.stringify([subject, clause]))
  );
  return cells.map((cell) => {
    const { subject, doubts = [], undecidedBy, verdict: ofOne } = cell;
    if (ofOne === 'not applicable' || isNothing(cell)) return cell;
    const isBroken = (clause: string) =>
      broken.has(JSON.stringify([subject, clause]));
    const open = openDoubts(doubts, isBroken, cell.exercised);
    // An earlier kit did not say which doubts they were.
    const isUntold = doubts.length === 0 && (undecidedBy?.doubt ?? 0) > 0;
    const verdict = verdictOfExercised(cell, isUntold || open.length > 0);
    if (isUntold) return { ...cell, verdict };
    const { note: ofOneShard, ...rest } = cell;
    const note =
      verdict === 'unknown'
        ? (doubtNote(open) ?? undecidedWords(cell) ?? ofOneShard)
        : ofOne !== 'unknown' && ofOneShard;
    return { ...rest, verdict, ...(note && { note }) };
  });
}

/** Nothing exercised it, and nothing may be about it. */
function isNothing({ exercised, doubts = [] }: Cell): boolean {
  return exercised === 0 && doubts.length === 0;
}

const ADDED = [
  'schedules',
  'steps',
  'seconds',
  'checkedTwice',
  'differed',
] as const;

function addSubjects(left: SubjectReport, right: SubjectReport): SubjectReport {
  return {
    ...withoutIdle(left),
    ...sumsOf(left, right, ADDED),
    complete: addComplete([...left.complete, ...right.complete]),
    ...scopesOf(left, right, addScopes),
    ...askedOf(left, right),
    variants: addVariants([...left.variants, ...right.variants]),
    ...costsOf(left, right),
    errors: [...left.errors, ...right.errors],
    ...idleOf(left, right),
  };
}

function withoutIdle({ idle: _, ...subject }: SubjectReport): SubjectReport {
  return subject;
}

/** A shard for which nothing was left is idle; the check that it is of is not. */
function idleOf(
  left: SubjectReport,
  right: SubjectReport
): Pick<SubjectReport, 'idle'> {
  if (left.idle === undefined || right.idle === undefined) return {};
  return { idle: left.idle };
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
  return foldByKey(
    all,
    ({ scenario }) => scenario,
    (earlier, later) =>
      earlier.preemptions < later.preemptions ? later : earlier
  );
}

type Variant = SubjectReport['variants'][number];

function addVariants(all: readonly Variant[]): Variant[] {
  return foldByKey(
    all,
    ({ question, answer }) => JSON.stringify([question, answer]),
    (earlier, later) => ({ ...later, count: earlier.count + later.count })
  );
}
