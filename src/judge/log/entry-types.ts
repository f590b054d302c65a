import type { LogEntry } from '../../model/response.js';

const ENDS: ReadonlySet<string> = new Set([
  'run_completed',
  'run_failed',
  'run_cancelled',
]);

/** Whether an entry of a log ends its run. */
export function isEndOfRun({ type }: Pick<LogEntry, 'type'>): boolean {
  return ENDS.has(type);
}
