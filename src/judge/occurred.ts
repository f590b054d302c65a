import { areInOrder, occurredMs } from '../model/batches.js';
import type { History, Operation } from '../model/history.js';
import type { Findings } from './findings.js';
import { runLogsOf } from './log/run-log.js';

const CLAUSE = 'batch.occurred-at';

/**
 * `batch.occurred-at`: an event of a batch that says when it occurred was
 * created then, as its result has it and as the log has it. By a clock that the
 * schedule moves alone, since elsewhere times are only told apart.
 */
export function judgeOccurred(history: History, findings: Findings): void {
  const { operations, isStampedHere, skewMs } = history;
  const batches = operations.filter(isDated);
  if (!isStampedHere || batches.length === 0) return;
  const logged = new Map(
    runLogsOf(history).flatMap(({ entries }) =>
      entries.map(({ id, createdAt }) => [id, createdAt] as const)
    )
  );
  for (const { actor, call, response, invokedAtMs } of batches) {
    if (call.kind !== 'createBatch' || !response?.ok) continue;
    const { outcomes = [] } = response;
    if (!areInOrder(call, outcomes)) continue;
    for (const [at, { answer }] of outcomes.entries()) {
      if (!answer.ok || !answer.event) continue;
      const { id, type, createdAt } = answer.event;
      const dueMs = invokedAtMs + occurredMs(call, at);
      const shown = logged.has(id) ? [createdAt, logged.get(id)] : [createdAt];
      const [odd] = shown.filter((ms) => !isAbout(ms, dueMs, skewMs));
      const words = () =>
        `${actor}: ${type}, event ${at + 1} of a batch, is of ${odd} ms and occurred at ${dueMs} ms`;
      findings.rule(CLAUSE, odd === undefined, words);
    }
  }
}

function isDated({ call }: Operation): boolean {
  return call.kind === 'createBatch' && call.agoMs !== undefined;
}

/** The clock of its caller may be wrong by as much. What is not there has a clause of its own. */
function isAbout(ms: unknown, dueMs: number, skewMs: number): boolean {
  return typeof ms !== 'number' || Math.abs(ms - dueMs) <= skewMs;
}
