import type { History, Operation } from '../model/history.js';
import { isLost } from '../model/refusals.js';
import type { Findings } from './findings.js';

/** "Roughly": a World may look once more before it gives up. */
const LATE_MS = 2000;

/**
 * `runs.wait-deadline`: whoever waits for the end of a run is answered by the
 * deadline, whatever becomes of the run. Only of a wait beside which nothing
 * else was asked: where others go on, their timers may come before its own.
 *
 * `runs.wait-terminal`: the answer at the deadline is the run. A gateway that
 * gives up says nothing of the call, and would be nobody's fault, did it not
 * come just when the time was over, with nothing about that could fail.
 */
export function judgeLateWaits(history: History, findings: Findings): void {
  const { operations, faults = [], passages = [], skewMs } = history;
  const { isStampedHere } = history;
  for (const wait of operations) {
    const { actor, call, response, returnedAtMs } = wait;
    if (call.kind !== 'awaitRun' || call.timeoutMs === undefined) continue;
    if (!response || returnedAtMs === undefined) continue;
    const isAlone = operations.every(
      (each) => each === wait || isApart(each, wait)
    );
    const meanwhile = (at: number) => isWithin(at, wait);
    if (!isAlone || faults.some(({ position }) => meanwhile(position))) {
      continue;
    }
    // Time that somebody has let pass is nobody's delay.
    const passedMs = passages
      .filter(({ position }) => meanwhile(position))
      .reduce((sum, { ms }) => sum + ms, 0);
    const tookMs = returnedAtMs - wait.invokedAtMs - passedMs;
    const lateMs = tookMs - call.timeoutMs;
    if (!response.ok) {
      const isCut = isLost(response) && call.timeoutMs > 0 && lateMs >= 0;
      if (!isCut || !isStampedHere) continue;
      const words = `${actor}: at its deadline the wait for the end of ${call.run} fails with ${response.message}`;
      findings.break('runs.wait-terminal', words);
      continue;
    }
    findings.rule(
      'runs.wait-deadline',
      lateMs < LATE_MS + skewMs,
      () =>
        `${actor}: the wait for the end of ${call.run} is answered ${lateMs} ms after its deadline`
    );
  }
}

function isApart(
  { invoked, returned = Number.POSITIVE_INFINITY }: Operation,
  wait: Operation
): boolean {
  return returned <= wait.invoked || invoked >= (wait.returned ?? invoked);
}

function isWithin(
  position: number,
  { invoked, returned = position }: Operation
): boolean {
  return position > invoked && position <= returned;
}
