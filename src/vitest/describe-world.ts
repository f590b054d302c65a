import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, test } from 'vitest';
import { excusedBy, parseBaseline } from '../api/baseline.js';
import { type CheckOptions, check } from '../api/check.js';
import { configuredAs } from '../api/configured-as.js';
import { assertKnown } from '../explore/suggest.js';
import { CLAUSES, type ClauseId } from '../model/clauses/registry.js';
import { gatingCells } from '../report/gating.js';
import type { Cell, Report } from '../report/record.js';
import { nameOfSubject, type SubjectWord } from '../worlds/own-subject.js';
import { outcomeOf } from './outcome.js';

/**
 * Schedules of a run that somebody waits for, and runs to shrink what it finds.
 */
const QUICK_SCHEDULES = 300;
const QUICK_SHRINK_RUNS = 1000;
const PATIENCE_MS = 10 * 60_000;

/** What `describeWorld` asks for; everything has a default. */
export interface DescribeWorldOptions
  extends Pick<
    CheckOptions,
    | 'budgetMs'
    | 'clauses'
    | 'freshModules'
    | 'processesMax'
    | 'seed'
    | 'shrinkRunsMax'
    | 'timeMs'
    | 'urls'
    | 'workers'
  > {
  /** Absent: 300, which take seconds. */
  readonly schedules?: number | undefined;
  /** Clauses that are broken: their tests pass while they are. */
  readonly known?: readonly ClauseId[] | undefined;
  /**
   * A file of accepted causes, as `check --update-baseline` writes it: a clause
   * that breaks by these alone passes, and by another one fails.
   */
  readonly baseline?: string | undefined;
  /** Clauses of level S and P fail as well. */
  readonly strict?: boolean | undefined;
  /** How long the whole check may take, in ms. */
  readonly timeout?: number | undefined;
}

/**
 * Makes a test for each clause of the contract: the World is checked once, and
 * each test says what became of its clause. Seeded: the same code gives the same
 * result. A path is from the working directory; a URL is what it is. What the
 * config of the working directory says of the same module holds here too.
 */
export function describeWorld(
  world: SubjectWord | URL,
  options: DescribeWorldOptions = {}
): void {
  const { known = [], timeout = PATIENCE_MS, strict = false } = options;
  const { clauses = CLAUSES.map(({ id }) => id) } = options;
  const ids = CLAUSES.map(({ id }) => id);
  assertKnown('clause', [...known, ...clauses], ids);
  const subject = world instanceof URL ? fileURLToPath(world) : world;
  describe(`${nameOfSubject(subject)} as a World`, () => {
    let cells: ReadonlyMap<string, Cell> = new Map();
    let gating: ReadonlySet<Cell> = new Set();
    let accepted: ReadonlySet<Cell> = new Set();
    const told = new Map<string, string>();
    beforeAll(async () => {
      const report = await checked(subject, options);
      accepted = acceptedIn(report, options.baseline);
      cells = new Map(report.cells.map((cell) => [cell.clause, cell]));
      gating = new Set(gatingCells(report, { strict }));
    }, timeout);
    for (const { id, statement } of CLAUSES) {
      if (!clauses.includes(id)) continue;
      test(id, ({ skip }) => {
        const cell = cells.get(id);
        if (!cell) return skip('nothing was asked of it');
        if (accepted.has(cell)) return;
        const isKnown = known.includes(id);
        const gates = gating.has(cell);
        const judging = { gates, isKnown, statement, told };
        const outcome = outcomeOf(cell, judging);
        if (outcome.is === 'skipped') return skip(outcome.reason);
        if (outcome.is === 'failed') throw brokenClause(outcome.reason);
      });
    }
  });
}

/** @throws what the World could not be loaded for */
async function checked(
  subject: SubjectWord,
  options: DescribeWorldOptions
): Promise<Report> {
  const { schedules = QUICK_SCHEDULES } = options;
  const { known: _, timeout: __, baseline, ...asked } = options;
  // What was accepted is known by stories that were shrunk to their end.
  const runsMax = baseline === undefined ? QUICK_SHRINK_RUNS : undefined;
  const { shrinkRunsMax = runsMax } = options;
  const subjects = [await configuredAs(subject)];
  const report = await check({ ...asked, schedules, shrinkRunsMax, subjects });
  const [found] = report.subjects;
  if (found && found.schedules > 0 && !found.idle) return report;
  const reasons = found?.errors.map(({ message }) => message) ?? [];
  throw new Error(reasons.join('; ') || found?.idle || 'nothing was run');
}

/** Cells that break by causes of the baseline alone. */
function acceptedIn(
  report: Report,
  file: string | undefined
): ReadonlySet<Cell> {
  if (file === undefined) return new Set();
  const baseline = parseBaseline(readFileSync(file, 'utf8'), file);
  return excusedBy(report, baseline).known;
}

/**
 * Where the test stands is no news: the story says where the World is wrong.
 */
function brokenClause(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
