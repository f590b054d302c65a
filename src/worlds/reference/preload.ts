import type { EventResult } from '../contract/api.js';
import type { EventCall } from './event-call.js';
import { eventIdAt } from './ids.js';
import { pageOf } from './paging.js';
import type { Scope, StartedLog } from './rules.js';

/** `log.preloaded`: what a list shows once the event is in the log. */
export function preload({ store }: Scope, runId: string): StartedLog {
  const events = [...store.peek.scan('events', `${runId}/`)];
  return { events, cursor: events.at(-1)?.eventId ?? null, hasMore: false };
}

/** What comes with the answer to an event, if it asks for anything. */
export function toldWith(
  scope: Scope,
  call: EventCall,
  result: EventResult
): StartedLog {
  const { rules } = scope;
  const { type, runId, sinceCursor, eventCount, preloads } = call;
  if (type === 'run_started') return rules.preload(scope, runId);
  if (type === 'hook_received' && preloads) return rules.preload(scope, runId);
  if (sinceCursor !== undefined) {
    return rules.delta(scope, call, sinceCursor, result);
  }
  return eventCount === undefined
    ? {}
    : rules.report(scope, call, eventCount, result);
}

/** `log.delta`: what a list from the cursor shows once the event is there. */
export function delta(
  { store }: Scope,
  { runId }: EventCall,
  cursor: string
): StartedLog {
  const events = [...store.peek.scan('events', `${runId}/`)];
  return pageWithEvents(pageOf(events, ({ eventId }) => eventId, { cursor }));
}

function pageWithEvents({
  data,
  ...rest
}: ReturnType<
  typeof pageOf<NonNullable<StartedLog['events']>[number]>
>): StartedLog {
  return { events: data, ...rest };
}

/**
 * `log.report`: what is on the positions that the event has passed over. It
 * has no cursor: its reader has not come to the end of anything.
 */
export function report(
  { store }: Scope,
  { runId }: EventCall,
  count: number,
  { event }: EventResult
): StartedLog {
  const [from, to] = [eventIdAt(count), event?.eventId ?? ''];
  const events = [...store.peek.scan('events', `${runId}/`)].filter(
    ({ eventId }) => eventId > from && eventId < to
  );
  return events.length > 0 ? { events, cursor: null, hasMore: false } : {};
}
