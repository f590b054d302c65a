import { eventsOf, UNTOLD } from './batches.js';
import type { Call, CancelRuns, EndRun, Name } from './call.js';
import type { History, Operation } from './history.js';
import type { Response } from './response.js';

/**
 * To cancel many runs is to cancel each of them, at a moment of its own within
 * the call: no source says that they are cancelled at once. To write a batch is
 * to write each of its events.
 */
export function singly(operation: Operation): readonly Operation[] {
  const { call, response } = operation;
  if (call.kind === 'createBatch') return eventsOf(operation);
  if (call.kind !== 'cancelRuns') return [operation];
  return [...new Set(call.runs)].map((run) => ({
    ...operation,
    call: endOf(call, run),
    response: response && answerOf(response, run),
  }));
}

/** The same of a history; one without such calls is as it was. */
export function withSingleCalls(history: History): History {
  const { operations } = history;
  if (!operations.some(({ call }) => isOfSeveral(call))) {
    return history;
  }
  const groups = operations.map(singly);
  const single = groups.flat();
  const indexOf = new Map(single.map((each, index) => [each, index]));
  return {
    ...history,
    operations: single.map((each) => {
      if (each.retryOf === undefined) return each;
      const before = groups[each.retryOf]?.find((other) => isSame(other, each));
      return { ...each, retryOf: before && indexOf.get(before) };
    }),
  };
}

/** The same event of the attempt before. */
function isSame({ call }: Operation, { call: other }: Operation): boolean {
  return JSON.stringify(call) === JSON.stringify(other);
}

function isOfSeveral({ kind }: Call): boolean {
  return kind === 'cancelRuns' || kind === 'createBatch';
}

function endOf({ reason }: CancelRuns, run: Name): EndRun {
  return { kind: 'endRun', run, status: 'cancelled', value: '', reason };
}

/** What was said of one of them, as if it had been asked for alone. */
function answerOf(response: Response, run: Name): Response {
  if (!response.ok) return UNTOLD;
  const outcome = response.results?.find((each) => each.run === run);
  switch (outcome?.outcome) {
    case 'cancelled':
    case 'already_cancelled':
      return { ok: true, outcome };
    case 'not_cancellable':
      return { ok: false, refusal: 'exists', message: 'ended', outcome };
    case 'not_found':
      return { ok: false, refusal: 'run-not-found', message: '', outcome };
    default:
      return UNTOLD;
  }
}

/** A cancellation that says itself that another one has ended the run. */
export function isEcho(response: Response | undefined): boolean {
  return response?.outcome?.outcome === 'already_cancelled';
}
