import type { Scope, StartedLog } from './rules.js';

/** `log.preloaded`: what a list shows once the start is in the log. */
export function preload({ store }: Scope, runId: string): StartedLog {
  const events = [...store.peek.scan('events', `${runId}/`)];
  return { events, cursor: events.at(-1)?.eventId ?? null, hasMore: false };
}
