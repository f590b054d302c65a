import type { History, Operation } from '../model/history.js';
import { isSameResume } from '../model/same-resume.js';
import { withSingleCalls } from '../model/singly.js';
import type { Findings } from './findings.js';

/**
 * `resume.dedup`: a resume that was taken, and is delivered again, is answered
 * with its event though its hook is disposed by then. Whoever is told that
 * there is no such hook takes it that nothing is left to be resumed, and the
 * run is not woken. Where the run has ended that is true.
 */
export function judgeRepeatedResumes(
  history: History,
  findings: Findings
): void {
  const { operations } = withSingleCalls(history);
  for (const again of operations) {
    const { actor, call, response, returned } = again;
    if (call.kind !== 'resume' || call.resumeId === undefined) continue;
    if (!response || returned === undefined) continue;
    const isTaken = operations.some(
      (each) =>
        each.response?.ok &&
        (each.returned ?? again.invoked) < again.invoked &&
        each.call.kind === 'resume' &&
        isSameResume(each.call, call)
    );
    if (!isTaken || mayHaveEnded(again, operations)) continue;
    findings.rule(
      'resume.dedup',
      response.ok || response.refusal !== 'hook-not-found',
      () =>
        `${actor}: resumeId ${call.resumeId}, which had been taken, finds no hook ${call.hook}`
    );
  }
}

function mayHaveEnded(
  { call, returned = 0 }: Operation,
  operations: readonly Operation[]
): boolean {
  return operations.some(
    (each) =>
      each.call.kind === 'endRun' &&
      'run' in call &&
      each.call.run === call.run &&
      each.invoked < returned
  );
}
