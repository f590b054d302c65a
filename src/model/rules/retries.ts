import { type RetryStep, stepValueOf } from '../call.js';
import { isHeldTo } from '../contract-features.js';
import type { Moment } from '../moment.js';
import { type Certainty, isBefore } from '../ownership.js';
import type { Refused } from '../response.js';
import type { Ruling } from '../ruling.js';
import type { StepState } from '../state.js';
import { due, open } from './due.js';

/** The step that waits for its next attempt. */
export function retried(
  step: StepState,
  call: RetryStep,
  { atMs, time }: Moment
): StepState {
  const { afterMs } = call;
  const error = stepValueOf(call);
  const next = {
    ...step,
    status: 'pending',
    value: undefined,
    error,
    vague: step.vague || !step.created || undefined,
  } as const;
  // Whether what it waits for already is forgotten no source says.
  if (afterMs === undefined) return { ...next, waits: step.waits && 'maybe' };
  const skewMs = atMs - time.fromMs;
  const dueMs = atMs + afterMs;
  const retryAt = { fromMs: dueMs - skewMs, toMs: dueMs + skewMs };
  const retriedMs = time.toMs - skewMs;
  return { ...next, retryAt, waits: 'yes', retriedMs };
}

/** Whether the next attempt still has to wait. */
export function isEarly(
  step: StepState | undefined,
  { time, atMs }: Moment
): Certainty {
  if (!step?.waits || !step.retryAt) return 'no';
  const { retriedMs = Number.POSITIVE_INFINITY } = step;
  const { fromMs, toMs } = step.retryAt;
  // The clocks are in the time of the moment already. To the millisecond it is
  // there: TooEarlyError is for a time that "has not been reached yet".
  const dueMs = (fromMs + toMs) / 2;
  const early = time.fromMs >= dueMs ? 'no' : isBefore(time, dueMs);
  const isSure = step.waits === 'yes' && !step.vague && atMs > retriedMs;
  return early === 'yes' && !isSure ? 'maybe' : early;
}

/** A start that was accepted. */
export function judgeDue(
  verdict: Ruling,
  step: StepState | undefined,
  moment: Moment
): void {
  if (!step?.waits) return;
  const early = isEarly(step, moment);
  verdict.breaksRule('step.retry-after', early === 'yes');
  verdict.keeps('step.retry-after', early === 'no');
}

/** A start that was refused; whether its step has to wait explains it. */
export function explainsWait(
  verdict: Ruling,
  step: StepState | undefined,
  refused: Refused,
  moment: Moment
): boolean {
  const early = isEarly(step, moment);
  const isTold = refused.refusal === 'too-early';
  if (early === 'no' || (early === 'maybe' && !isTold)) return false;
  verdict.keeps('step.retry-after', early === 'yes');
  const isNamed = isHeldTo(moment.contract, 'retryAfter');
  if (isNamed) due(verdict, refused, ['too-early']);
  else open(verdict, refused);
  return true;
}
