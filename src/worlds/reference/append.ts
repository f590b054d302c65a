import type { EventCall } from './event-call.js';
import { eventKey } from './ids.js';
import type { EventRow, RunRow } from './rows.js';
import type { Situation } from './rules.js';
import type { Transaction } from './transaction.js';

export interface Appended {
  readonly event: EventRow;
  readonly run: RunRow;
}

/**
 * Writes an event and its run together, at the next position of its log. The
 * run's row is what makes two appends of one run exclude each other.
 */
export function append(
  tx: Transaction,
  situation: Situation,
  run: RunRow,
  draft: { readonly eventType: string; readonly eventData?: EventCall['data'] }
): Appended {
  const { call, scope, time } = situation;
  const position = run.length + 1;
  const event: EventRow = {
    eventId: scope.rules.eventId(position, situation),
    runId: call.runId,
    eventType: draft.eventType,
    correlationId: call.subject === '' ? undefined : call.subject,
    eventData: draft.eventData,
    resumeId: call.type === 'hook_received' ? call.resumeId : undefined,
    specVersion: call.specVersion,
    createdAt: new Date(call.occurredAtMs ?? time.nowMs),
  };
  const next = { ...run, length: position, updatedAtMs: time.nowMs };
  tx.put('events', eventKey(call.runId, position), event);
  tx.put('runs', call.runId, next);
  return { event, run: next };
}

/** Appends the event that the call asks for. */
export function appendCall(
  tx: Transaction,
  situation: Situation,
  run: RunRow
): Appended {
  const { type, data } = situation.call;
  return append(tx, situation, run, { eventType: type, eventData: data });
}

/** The run of an event that is about to be written. */
export function runOf({ run, call }: Situation): RunRow {
  if (run) return run;
  throw new TypeError(
    `${call.type} of ${call.runId} is written without its run: the check ` +
      'run.known must come first.'
  );
}
