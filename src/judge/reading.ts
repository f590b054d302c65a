import { type Cast, castOf } from '../model/cast.js';
import type { Contract } from '../model/contract.js';
import type { History } from '../model/history.js';
import { withSingleCalls } from '../model/singly.js';
import type { Findings } from './findings.js';
import { withoutLost } from './log/crashed.js';
import { type JudgedLogs, judgeLogs } from './log/judge-logs.js';
import { type MomentHistory, momentHistory } from './moment-history.js';
import { inLogsOf, withOpenEnds } from './open-ends.js';
import { withoutOwnRefusals } from './own-refusals.js';
import { judgeValues } from './values.js';

/** A history as it is read before the checker is asked about it. */
export interface Reading {
  /** With the values that were understood. */
  readonly valued: History;
  /** With open ends: what may still take effect has no return. */
  readonly history: History;
  /** What the checker is given. */
  readonly moments: MomentHistory;
  readonly cast: Cast;
  /** What the log of each run has proven broken. */
  readonly proven: JudgedLogs['proven'];
}

/** Adds to the findings what is broken whatever the checker says. */
export function readHistory(
  given: History,
  contract: Contract,
  findings: Findings
): Reading {
  const valued = judgeValues(given, findings);
  const single = withoutOwnRefusals(withSingleCalls(valued));
  const told = withoutLost(single, withOpenEnds(single), findings);
  const history = withOpenEnds(told);
  const { positions, proven } = judgeLogs(history, contract, findings);
  const cast = castOf(history.operations, history.skewMs, contract);
  const moments = momentHistory(told, cast, positions, inLogsOf(history));
  return { valued, history, moments, cast, proven };
}
