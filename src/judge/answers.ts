import type { History } from '../model/history.js';
import type { Findings } from './findings.js';

/**
 * Every call is answered. Where one waits for ever, the rest of the schedule was
 * never seen: other clauses may break in it, but it is no evidence that they
 * hold. Nor is one answered that takes its own process down.
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
  const never = unanswered.map((index) => operations[index]);
  for (const operation of operations) {
    const { actor, call, isFatal } = operation;
    if (!isFatal && !never.includes(operation)) continue;
    findings.break('call.answered', `${actor}: ${call.kind}`);
  }
}
