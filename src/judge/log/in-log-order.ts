import type { LogEntry } from '../../model/response.js';
import type { RunLog } from './run-log.js';

/** Whether the entries are listed in the order of the log that was left. */
export function isInLogOrder(
  entries: readonly LogEntry[],
  { entries: log }: RunLog
): boolean {
  const places = entries
    .map(({ id }) => log.findIndex((each) => each.id === id))
    .filter((at) => at >= 0);
  return places.every(
    (at, index) => index === 0 || at >= (places[index - 1] ?? 0)
  );
}
