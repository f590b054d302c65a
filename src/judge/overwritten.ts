import type { History } from '../model/history.js';
import type { Findings } from './findings.js';

/** `entity.detached` and `answer.detached`: what callers have is their own. */
export function judgeOverwritten(
  { operations }: History,
  findings: Findings
): void {
  for (const { actor, response } of operations) {
    if (!response?.ok || !response.overwritten) continue;
    const { moved, entities, others } = response.overwritten;
    const kept = moved.map((method) => `an earlier answer of ${method}`);
    const changed = [...entities, ...kept];
    findings.rule(
      'entity.detached',
      changed.length === 0,
      () => `${actor}: ${changed.join(', ')} was changed without an event`
    );
    findings.rule(
      'answer.detached',
      others.length === 0,
      () => `${actor}: ${others.join(', ')} was changed without an event`
    );
  }
}
