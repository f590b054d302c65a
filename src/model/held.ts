import type { Operation } from './history.js';
import type { LogEntry } from './view.js';

/** What an actor has followed of the log of one run. */
export interface Held {
  readonly events: readonly LogEntry[];
  readonly cursor?: string | undefined;
}

export const NOTHING_HELD: Held = { events: [] };

/** What an actor holds after one more operation of its own on the run. */
export function heldAfter(
  held: Held,
  { call, response }: Pick<Operation, 'call' | 'response'>
): Held {
  if (!response?.ok) return held;
  if (call.kind === 'followEvents') {
    const { events = [], cursor } = response;
    const before = call.from === undefined ? [] : held.events;
    // A World need not say where a list ends that brought nothing new.
    const isTelling = typeof cursor === 'string' || events.length > 0;
    return {
      events: [...before, ...events],
      cursor: isTelling ? (cursor ?? undefined) : held.cursor,
    };
  }
  const { preload } = response;
  const asked = 'holds' in call ? call.holds?.cursor : undefined;
  if (asked === undefined || asked !== held.cursor || !preload) return held;
  if (preload.hasMore || typeof preload.cursor !== 'string') return held;
  return {
    events: [...held.events, ...preload.events],
    cursor: preload.cursor,
  };
}
