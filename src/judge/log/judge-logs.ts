import type { Contract } from '../../model/contract.js';
import type { History } from '../../model/history.js';
import type { Findings } from '../finding.js';
import { judgeAccounts, judgeEntity } from './accounts.js';
import { authorsOf } from './authors.js';
import { judgeLogReads } from './log-reads.js';
import { replayLog } from './replay.js';
import { runLogsOf } from './run-log.js';
import { judgeShape } from './shape.js';

/**
 * Judges every final log, and returns where in its run's log each operation's
 * event stands, for logs that nothing contradicts.
 */
export function judgeLogs(
  history: History,
  contract: Contract,
  findings: Findings
): ReadonlyMap<number, number> {
  const positions = new Map<number, number>();
  for (const log of runLogsOf(history)) {
    const authors = authorsOf(log, history);
    const isOrdered = judgeShape(log, authors, history, contract, findings);
    const isFold = judgeEntity(log, replayLog(log, findings), findings);
    judgeAccounts(log, authors, history, findings);
    judgeLogReads(log, authors, history, contract, findings);
    // A log that contradicts real time or the entity orders nothing.
    if (!isOrdered || !isFold) continue;
    for (const [index, at] of ownEvents(authors)) positions.set(index, at);
  }
  return positions;
}

/** Of operations that converged on one event, nobody knows who appended it. */
function ownEvents(
  authors: ReadonlyMap<number, number>
): readonly (readonly [number, number])[] {
  const all = [...authors];
  return all.filter(
    ([index, at]) =>
      !all.some(([other, where]) => other !== index && where === at)
  );
}
