import type { History } from '../../model/history.js';
import type { Findings } from '../findings.js';
import type { RunLog } from './run-log.js';

/**
 * `log.faithful`: a call that says that it has cancelled one of many runs has
 * written the event, with the reason that it was given. That another call has
 * cancelled the run without one explains nothing.
 */
export function judgeReasons(
  { run, entries, operations }: RunLog,
  history: History,
  findings: Findings
): void {
  const reasons = entries
    .filter(({ type }) => type === 'run_cancelled')
    .map(({ reason }) => reason);
  if (reasons.length === 0) return;
  for (const index of operations) {
    const { actor, call, response } = history.operations[index] ?? {};
    if (call?.kind !== 'endRun' || call.reason === undefined) continue;
    if (response?.outcome?.outcome !== 'cancelled') continue;
    const isKept = reasons.some(
      (reason) => reason === undefined || reason === call.reason
    );
    findings.rule(
      'log.faithful',
      isKept,
      () => `${run}: ${actor} gave a reason that run_cancelled does not have`
    );
  }
}
