import type { Verdict } from './record.js';
import { THIN_IS } from './thin.js';

export interface LegendEntry {
  readonly verdict: Verdict;
  /** Tells the verdicts apart without colour, one column wide. */
  readonly symbol: string;
  readonly meaning: string;
}

/** In the order of the verdicts; every view takes its symbols from here. */
export const LEGEND: readonly LegendEntry[] = [
  {
    verdict: 'holds',
    symbol: '✔',
    meaning: 'exercised, and no schedule that was tried broke it',
  },
  {
    verdict: 'violated',
    symbol: '✘',
    meaning: 'broken by at least one schedule, with a token that replays it',
  },
  {
    verdict: 'not exercised',
    symbol: '·',
    meaning: 'no schedule met its premise, so nothing is known',
  },
  {
    verdict: 'unknown',
    symbol: '?',
    meaning:
      'most of what exercised it did not decide it, or one clause of several broke',
  },
  {
    verdict: 'not applicable',
    symbol: '–',
    meaning: 'outside of the contract that the subject is held to: see why',
  },
  {
    verdict: 'harness error',
    symbol: '!',
    meaning:
      'not judged: schedules failed; a line with ! says why, by the World or by the kit',
  },
];

const BY_VERDICT = new Map(LEGEND.map((entry) => [entry.verdict, entry]));

export function symbolOf(verdict: Verdict): string {
  return BY_VERDICT.get(verdict)?.symbol ?? verdict;
}

/** What stands beside the symbol of a green cell that is not plainly green. */
export const MARK = '~';
const TOLD_NOTHING = 'undecided, failed: schedules that told nothing';
export const MARK_MEANS = `thin: ${THIN_IS}; ${TOLD_NOTHING}`;
/** The same where a summary says what thin is. */
export const MARK_BELOW = `thin: see the end; ${TOLD_NOTHING}`;

/** What a reader must not conclude from a column without violations. */
export const GREEN_IS_NOT =
  'Green is not a proof: it says that none of the schedules that were tried ' +
  'broke the clause. Only the pairs and scenarios listed as complete were searched ' +
  'exhaustively, and only up to the stated number of preemptions. It says ' +
  'nothing about load, latency, lost disks, or code paths that no scenario ' +
  'takes.';
