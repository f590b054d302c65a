import { clausesOutside } from '../model/clauses/registry.js';
import type { Contract } from '../model/contract.js';
import type { History } from '../model/history.js';
import { judgeAnswers } from './answers.js';
import { explain, explainAtOnce, type IsWaived } from './attribution.js';
import { judgeBatches } from './batches.js';
import { judgeBeginnings } from './beginnings.js';
import { judgeBrought } from './brought.js';
import { judgeBulkCancels } from './bulk-cancels.js';
import { judgeCap } from './cap.js';
import { collect, collectStuck, isOpen } from './collect.js';
import { componentsOf } from './components.js';
import { judgeDates } from './dates.js';
import type { Finding } from './finding.js';
import { Findings } from './findings.js';
import { judgeGlimpses } from './glimpses.js';
import { judgeIdle } from './idle.js';
import { judgeLateWaits } from './late-waits.js';
import { judgeListOrder } from './list-order.js';
import type { JudgedLogs } from './log/judge-logs.js';
import { judgeOccurred } from './occurred.js';
import { judgeOverwritten } from './overwritten.js';
import { judgePageSizes } from './page-sizes.js';
import { judgePagesOfRun } from './pages-of-run.js';
import { judgePhantoms } from './phantoms.js';
import { judgePolicies } from './policy/judge-policies.js';
import { powerLossIn, underPowerLoss } from './power.js';
import { judgePromptWaits } from './prompt-waits.js';
import { readHistory } from './reading.js';
import { judgeRepeatedResumes } from './repeated-resumes.js';
import { judgeSnapshots } from './snapshots.js';
import { judgeStamps } from './stamps.js';

/** What the judge finds of one history. */
export interface Judgement extends Finding {
  /** The budget was spent: clauses that did not break are undecided. */
  readonly unknown: boolean;
}

/** Model steps that one history may cost. */
const BUDGET = 100_000;

/**
 * The share of it where the power failed, when every write may have gone: of a
 * thousand such histories none that came to an end took as much.
 */
const SHARE_OF_POWER = 1 / 5;

export interface JudgeOptions {
  readonly budget?: number | undefined;
  /**
   * Where the power failed: what the same schedule came to when nothing was
   * lost by that. What broke there too is no matter of power.
   */
  readonly unharmed?: History | undefined;
}

/**
 * Judges one history: the final logs by replay, the answers by linearizability
 * against the lifecycle, and broken clauses by the smallest set that has to be
 * waived. Clauses outside of the contract are waived from the start, so they
 * are never broken and never explain a violation.
 */
export function judge(
  given: History,
  contract: Contract,
  { budget = BUDGET, unharmed }: JudgeOptions = {}
): Judgement {
  const found = judgeByName(given, contract, budget);
  if (powerLossIn(given) === undefined) return found;
  const otherwise = unharmed && judgeByName(unharmed, contract, budget);
  return { ...underPowerLoss(found, given, otherwise), unknown: found.unknown };
}

/** By the clauses of calls and processes, whatever befell the power. */
function judgeByName(
  given: History,
  contract: Contract,
  budget: number
): Judgement {
  const outside = clausesOutside(contract);
  const findings = new Findings(outside);
  const reading = readHistory(given, contract, findings);
  const { valued, history, moments, cast, proven } = reading;
  judgePageSizes(history, findings);
  judgeDates(history, findings);
  judgeOverwritten(history, findings);
  judgeStamps(history, contract, findings);
  judgePagesOfRun(history, findings);
  judgeListOrder(history, findings);
  judgePhantoms(history, findings);
  judgeGlimpses(history, findings);
  findings.take(judgePolicies(history));
  const isProven = provenBy(proven);
  const isWaived: IsWaived = (clause, moment) =>
    outside.has(clause) || isProven(clause, moment);
  // What breaks after a power loss is laid at its door, whatever it is.
  const isNamed = powerLossIn(given) === undefined;
  let unknown = false;
  for (const component of componentsOf(moments)) {
    const { attribution, stuck } = isNamed
      ? { attribution: explain(component, cast, isWaived, budget) }
      : explainAtOnce(component, cast, isWaived, budget * SHARE_OF_POWER);
    if (stuck) collectStuck(component, stuck, findings);
    else if (isOpen(attribution)) unknown = true;
    collect(component, attribution, findings);
  }
  judgeBulkCancels(valued, findings);
  judgeBatches(valued, findings);
  judgeOccurred(valued, findings);
  judgeBrought(valued, findings);
  judgeCap(valued, findings);
  judgeSnapshots(valued, findings);
  judgePromptWaits(valued, findings);
  judgeLateWaits(valued, findings);
  judgeRepeatedResumes(valued, findings);
  judgeIdle(history, findings);
  judgeBeginnings(history, findings);
  judgeAnswers(given, findings);
  return { ...findings.found(), unknown };
}

/**
 * What the log of a run has proven need not be found again in the calls on that
 * run. For another run it is news, and must not hide behind the first.
 */
function provenBy(proven: JudgedLogs['proven']): IsWaived {
  const anywhere = new Set([...proven.values()].flatMap((each) => [...each]));
  return (clause, { call, subject }) => {
    if (!anywhere.has(clause)) return false;
    const run = 'run' in call ? call.run : subject;
    const ofRun = run === undefined ? undefined : proven.get(run);
    // What is looked up by token or hook may be of any run.
    return (ofRun ?? anywhere).has(clause);
  };
}
