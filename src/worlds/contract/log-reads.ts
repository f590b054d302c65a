import type { ListEvents } from '../../model/call.js';
import type { LogCall } from '../../model/log-calls.js';
import type { Accepted } from '../../model/response.js';
import type { WorldApi, WorldEvent } from './api.js';
import { pages, pagesFrom } from './pages.js';
import type { RequestContext } from './requests.js';
import { logEntry } from './views.js';

/** Asks for events of the log of a run. */
export async function readLog(
  { events }: WorldApi,
  call: ListEvents | LogCall,
  context: RequestContext
): Promise<Accepted> {
  const { names, nowMs } = context;
  const runId = names.id('run', call.run, nowMs);
  const shown = (event: WorldEvent) => logEntry(event, context);
  switch (call.kind) {
    case 'listEvents': {
      const all = await pages(call, (pagination) =>
        events.list({ runId, pagination })
      );
      return { ok: true, events: all.map(shown) };
    }
    case 'followEvents': {
      const { items, cursor } = await pagesFrom(call.from, call, (pagination) =>
        events.list({ runId, pagination })
      );
      return { ok: true, events: items.map(shown), cursor };
    }
    case 'getEvent': {
      const event = await offered(events.get).call(
        events,
        runId,
        call.event ?? ''
      );
      return { ok: true, found: shown(event) };
    }
    case 'listStepEvents': {
      const correlationId = names.id('step', call.step, nowMs);
      const list = offered(events.listByCorrelationId);
      const all = await pages(call, (pagination) =>
        list.call(events, { correlationId, runId, pagination })
      );
      return { ok: true, related: all.map(shown) };
    }
  }
}

/** The contract of the World has it: without it a call of it is no call. */
function offered<Method>(method: Method | undefined): Method {
  if (!method) throw new TypeError('The World has no such method');
  return method;
}
