import type { History } from '../model/history.js';
import type { Findings } from './findings.js';

/**
 * Every call is answered. Where one is not, the rest of the schedule was never
 * seen: other clauses may break in it, but it is no evidence that they hold.
 */
export function judgeAnswers(
  { operations, unanswered = [] }: History,
  findings: Findings
): void {
  if (unanswered.length > 0) {
    for (const clause of findings.found().exercised) findings.leaveOpen(clause);
  }
  if (operations.some(({ response }) => response)) {
    findings.exercise('call.answered');
  }
  for (const index of unanswered) {
    const operation = operations[index];
    if (!operation) continue;
    const { actor, call } = operation;
    findings.break('call.answered', `${actor}: ${call.kind}`);
  }
}
