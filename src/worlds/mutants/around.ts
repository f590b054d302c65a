import type { EventType } from '../reference/event-call.js';
import { record } from '../reference/record.js';
import type { ReferenceRules } from '../reference/rules.js';

export const ENDS: readonly EventType[] = [
  'run_completed',
  'run_failed',
  'run_cancelled',
];

/** How an event gets into the store. */
export type Way = ReferenceRules['record'];

/** Lets some events into the store in another way; the others go the usual one. */
export function around(
  types: readonly EventType[],
  way: Way
): Partial<ReferenceRules> {
  return {
    record: (scope, call) =>
      types.includes(call.type) ? way(scope, call) : record(scope, call),
  };
}
