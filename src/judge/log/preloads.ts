import type { Call, Resume, StartRun } from '../../model/call.js';
import type { History, Operation } from '../../model/history.js';
import type { Preload } from '../../model/response.js';
import type { Findings } from '../findings.js';
import { isInLogOrder } from './in-log-order.js';
import type { Written } from './intervals.js';
import { judgeForesight, knownBefore } from './log-reads.js';
import { hasIdTwice, type RunLog } from './run-log.js';
import { isAsLogged } from './single-reads.js';

const NOTHING: ReadonlySet<string> = new Set();

/**
 * `log.preloaded`: the events that come with the answer to a start or a resume,
 * which a runtime replays in place of a list, are what a list would have shown.
 */
export function judgePreloads(
  log: RunLog,
  { authors, intervals }: Written,
  history: History,
  findings: Findings
): void {
  for (const [index, start] of history.operations.entries()) {
    const { actor, call, response } = start;
    if (!isPreloading(call) || call.run !== log.run) continue;
    if (!response?.ok || !response.preload) continue;
    const { events } = response.preload;
    judgeForesight(start, events, log, intervals, findings);
    const own = authors.get(index);
    const known = knownBefore(start, authors, history);
    const due = own === undefined ? known : [...known, own];
    const wrong = wrongWith(response.preload, due, start, log);
    findings.rule(
      'log.preloaded',
      wrong === undefined,
      () =>
        `${actor}: the events that came with the ${word(call)} of ${log.run} ${wrong}`
    );
  }
}

function isPreloading(call: Call): call is StartRun | Resume {
  return (
    call.kind === 'startRun' ||
    (call.kind === 'resume' && call.preloads === true)
  );
}

const word = ({ kind }: StartRun | Resume) =>
  kind === 'startRun' ? 'start' : 'resume';

/** In words; undefined: nothing. `held`: what its writer had seen before. */
export function wrongWith(
  { events, hasMore }: Preload,
  due: readonly number[],
  { response }: Operation,
  log: RunLog,
  held: ReadonlySet<string> = NOTHING
): string | undefined {
  if (hasIdTwice(log)) return undefined;
  const ids = new Set(events.map(({ id }) => id));
  const again = events.find(({ id }) => held.has(id));
  if (again) return `have ${again.type} again`;
  const other = events.find((event) => !isAsLogged(event, log));
  if (other) return `have ${other.type} as the log does not have it`;
  if (ids.size < events.length || !isInLogOrder(events, log)) {
    return 'come twice or out of order';
  }
  const isKnown = (id: string) => ids.has(id) || held.has(id);
  const shown = log.entries.findLastIndex(({ id }) => ids.has(id));
  // A page that is not the last one ends before what is still to come.
  const end = hasMore ? shown : log.entries.length;
  const missed = due.find(
    (at) => at <= end && !isKnown(log.entries[at]?.id ?? '')
  );
  if (missed !== undefined) {
    return `lack #${missed + 1} ${log.entries[missed]?.type}`;
  }
  const event = response?.ok ? response.event : undefined;
  const isLeftOut = !hasMore && event !== undefined && !isKnown(event.id);
  return isLeftOut && log.entries.some(({ id }) => id === event.id)
    ? `lack its own ${event.type}`
    : undefined;
}
