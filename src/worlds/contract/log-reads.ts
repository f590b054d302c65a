import type { ListEvents } from '../../model/call.js';
import {
  type LogCall,
  type RelatedCall,
  subjectOf,
} from '../../model/log-calls.js';
import type { Accepted } from '../../model/response.js';
import type { WorldApi, WorldEvent } from './api.js';
import { listed, pagesFrom } from './pages.js';
import type { RequestContext } from './requests.js';
import { entryShown, resolveOf, resolveParams } from './without-data.js';

/** Asks for events of the log of a run. */
export async function readLog(
  { events }: WorldApi,
  call: ListEvents | LogCall,
  context: RequestContext
): Promise<Accepted> {
  const { names, nowMs } = context;
  const runId = names.id('run', call.run, nowMs);
  const shown = (event: WorldEvent) => entryShown(event, call, context);
  switch (call.kind) {
    case 'listEvents': {
      return listed(
        call,
        (pagination) => events.list({ runId, ...resolveOf(call), pagination }),
        (all) => ({ events: all.map(shown) })
      );
    }
    case 'followEvents': {
      const { items, cursor, overlong } = await pagesFrom(
        call.from,
        call,
        (pagination) => events.list({ runId, pagination })
      );
      return { ok: true, events: items.map(shown), cursor, ...overlong };
    }
    case 'getEvent': {
      const event = await offered(events.get).call(
        events,
        runId,
        call.event ?? '',
        ...resolveParams(call)
      );
      return { ok: true, found: shown(event) };
    }
    case 'listStepEvents':
    case 'listHookEvents':
    case 'listWaitEvents': {
      const correlationId = correlationOf(call, context);
      const list = offered(events.listByCorrelationId);
      const data = resolveOf(call);
      return listed(
        call,
        (pagination) =>
          list.call(events, { correlationId, runId, ...data, pagination }),
        (all) => ({ related: all.map(shown) })
      );
    }
  }
}

/** The id under which the World was told of the step, hook or wait. */
function correlationOf(
  call: RelatedCall,
  { names, nowMs }: RequestContext
): string {
  const subject = subjectOf(call);
  switch (call.kind) {
    case 'listStepEvents':
      return names.idWithin(call.run, 'step', subject, nowMs);
    case 'listHookEvents':
      return names.id('hook', subject, nowMs);
    case 'listWaitEvents':
      return names.idWithin(call.run, 'wait', subject, nowMs);
  }
}

/** The contract of the World has it: without it a call of it is no call. */
function offered<Method>(method: Method | undefined): Method {
  if (!method) throw new TypeError('The World has no such method');
  return method;
}
