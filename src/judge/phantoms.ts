import type { History } from '../model/history.js';
import { isUndecided } from '../model/refusals.js';
import type { Findings } from './findings.js';

/**
 * `run.exists`: a list shows a run that nobody created. If the World makes the
 * ids of runs, a run whose creation was never answered has no name, and is not
 * counted.
 */
export function judgePhantoms(
  { operations }: History,
  findings: Findings
): void {
  const mayLackName = operations.some(
    ({ call, response }) =>
      (call.kind === 'createRun' || call.kind === 'keyedStart') &&
      isUndecided(response)
  );
  if (mayLackName) return;
  for (const { actor, call, response } of operations) {
    if (!response?.ok) continue;
    const phantom = response.runs?.find(({ run }) => run.startsWith('?'));
    if (!phantom) continue;
    findings.break('run.exists', `${actor}: ${call.kind} has ${phantom.run}`);
  }
}
