import type { AwaitRun } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import { withSingleCalls } from '../model/singly.js';
import type { Findings } from './findings.js';

/**
 * "A tight internal poll" will do. One that looks twice as seldom as those who
 * ask once a second, in whose place it is, is none.
 */
const LATE_MS = 2000;

/** Where the deadline is nearer nothing tells what a World has waited for. */
const FAR_MS = 20_000;

/**
 * `runs.wait-prompt`: whoever waits for the end of a run is told of it when it
 * comes, and not by the deadline. Time passes where nothing else is left to do,
 * so a World that has heard of the end does not let it pass.
 */
export function judgePromptWaits(history: History, findings: Findings): void {
  const { operations } = withSingleCalls(history);
  for (const wait of operations) {
    const { actor, call, response, returnedAtMs } = wait;
    if (call.kind !== 'awaitRun') continue;
    if (call.timeoutMs === undefined || call.timeoutMs < FAR_MS) continue;
    if (!response?.ok || returnedAtMs === undefined) continue;
    if (isHeldUp(wait, history)) continue;
    const endedAtMs = endOf(call, wait, operations);
    if (endedAtMs === undefined) continue;
    const lateMs = returnedAtMs - Math.max(endedAtMs, wait.invokedAtMs);
    findings.rule(
      'runs.wait-prompt',
      lateMs < LATE_MS + history.skewMs,
      () => `${actor}: the end of ${call.run} is told ${lateMs} ms late`
    );
  }
}

/** Time that a fault has let pass is nobody's delay. */
function isHeldUp(
  { invoked, returned = 0 }: Operation,
  { faults = [] }: History
): boolean {
  return faults.some(
    ({ position }) => position > invoked && position < returned
  );
}

/** When the run had surely ended, where that was before the answer. */
function endOf(
  { run }: AwaitRun,
  { returned = 0 }: Operation,
  operations: readonly Operation[]
): number | undefined {
  const end = operations.find(
    (each) =>
      each.call.kind === 'endRun' &&
      each.call.run === run &&
      each.response?.ok &&
      (each.returned ?? returned) < returned
  );
  return end?.returnedAtMs;
}
