import { causeKey } from '../report/causes.js';
import { plural } from '../report/counts.js';
import { replayCommand } from '../report/evidence.js';
import type { Cell } from '../report/record.js';
import { ENOUGH, isWellExercised } from '../report/thin.js';
import { toldStory } from '../report/told-story.js';
import { storyParts } from '../story/parts.js';
import { byStory } from '../story/rank.js';
import { evidenceLine } from './evidence.js';

/** What becomes of the test of one clause. */
export type Outcome =
  | { readonly is: 'passed' }
  | { readonly is: 'skipped'; readonly reason: string }
  | { readonly is: 'failed'; readonly reason: string };

export interface Judging {
  /** The cell fails a check. */
  readonly gates: boolean;
  /** It is named as broken. */
  readonly isKnown: boolean;
  readonly statement: string;
  /** The clause whose test has told a cause, which this adds to. */
  readonly told?: Map<string, string> | undefined;
}

const PASSED: Outcome = { is: 'passed' };

/**
 * Only what was seen to hold passes; a known break, only if it was seen to
 * break.
 */
export function outcomeOf(cell: Cell, judging: Judging): Outcome {
  const { verdict, level, note, clause } = cell;
  const { gates, isKnown } = judging;
  if (verdict === 'harness error') {
    const reason = `the kit could not judge it: ${note ?? 'no reason'}`;
    return { is: 'failed', reason };
  }
  if (verdict === 'holds') {
    if (!isKnown) return PASSED;
    if (!isWellExercised(cell)) return { is: 'skipped', reason: missed(cell) };
    const reason = `${clause} is no longer broken: remove it from known`;
    return { is: 'failed', reason };
  }
  const isBroken = gates || verdict === 'violated';
  if (!isBroken) {
    return { is: 'skipped', reason: note ? `${verdict}: ${note}` : verdict };
  }
  if (isKnown) return PASSED;
  if (gates) return { is: 'failed', reason: failure(cell, judging) };
  const reason = `broken, but a clause of level ${level} fails only with strict: true`;
  return { is: 'skipped', reason };
}

/** A known break that so few schedules did not meet may well be there. */
function missed({ exercised }: Cell): string {
  return `not met in ${plural(exercised, 'schedule')} that exercised it, too few to say that it is mended (${ENOUGH})`;
}

/**
 * How often it broke, the story of its plainest break, which ends with the
 * sentence of the clause, and how to see it again. A story that another test
 * has told is not told twice.
 */
function failure(cell: Cell, { statement, told }: Judging): string {
  const { subject, clause } = cell;
  const [first] = cell.divergences.toSorted(byStory);
  const head = `${clause}: ${statement}`;
  if (!first) return [head, '', evidenceLine(cell)].join('\n');
  const cause = causeKey(subject, first);
  const teller = told?.get(cause);
  if (teller) {
    return `${head}\n${evidenceLine(cell)}, by the cause of which the test of ${teller} has the story`;
  }
  told?.set(cause, clause);
  const isSaid = storyParts(first).clause.length > 0;
  return [
    isSaid ? `${clause}: ${evidenceLine(cell)}` : head,
    ...(isSaid ? [] : ['', evidenceLine(cell)]),
    '',
    ...toldStory(first),
    '',
    replayCommand(first.token),
  ].join('\n');
}
