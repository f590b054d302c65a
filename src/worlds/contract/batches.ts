import { occurredMs } from '../../model/batches.js';
import type { CreateBatch } from '../../model/call.js';
import type { Accepted, BatchOutcome } from '../../model/response.js';
import type { EventRequest, WorldApi } from './api.js';
import { refusalOfStatus } from './refusal.js';
import { type RequestContext, requestOf } from './requests.js';
import { accepted } from './written.js';

/** Writes several events in one call, and says what became of each. */
export async function writeBatch(
  { events }: WorldApi,
  call: CreateBatch,
  context: RequestContext
): Promise<Accepted> {
  if (!events.createBatch) {
    throw new TypeError('The World has no events.createBatch');
  }
  const { names, nowMs } = context;
  const requests = call.events.map((item, at) => ({
    event: requestOf(item, context) as EventRequest,
    ...(call.agoMs === undefined
      ? {}
      : { occurredAt: new Date(nowMs + occurredMs(call, at)) }),
  }));
  const runId = names.id('run', call.run, nowMs);
  const { results } = await events.createBatch(runId, requests);
  const outcomes = results.map((result, at): BatchOutcome => {
    const { status, error, ...written } = result;
    if (error !== undefined) {
      const refusal = refusalOfStatus(status);
      const message = `status ${status}`;
      return { status, answer: { ok: false, refusal, message } };
    }
    const item = call.events[at] ?? call;
    return { status, answer: accepted(item, written, context) };
  });
  return { ok: true, outcomes };
}
