import type { History, Operation } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';
import type { Findings } from '../findings.js';
import type { RunLog } from './run-log.js';

/** `log.without-data`: a read without data comes without what is large. */
export function judgeBareReads(
  log: RunLog,
  { operations }: History,
  findings: Findings
): void {
  for (const operation of operations) {
    const { actor, call } = operation;
    if (!('run' in call) || call.run !== log.run) continue;
    if (!('data' in call) || call.data !== 'none') continue;
    for (const { id, type, leftOut } of shownBy(operation)) {
      if (leftOut === undefined) continue;
      const entry = log.entries.find((each) => each.id === id);
      if (leftOut && !isLarge(entry)) continue;
      findings.rule(
        'log.without-data',
        leftOut,
        () => `${actor}: ${call.kind} shows ${type} of ${log.run} with its data`
      );
    }
  }
}

function shownBy({ response }: Operation): readonly LogEntry[] {
  if (!response?.ok) return [];
  const { events, related, found } = response;
  return [...(events ?? []), ...(related ?? []), ...(found ? [found] : [])];
}

/** Whether there is anything to leave out. */
function isLarge(entry: LogEntry | undefined): boolean {
  return typeof (entry?.value ?? entry?.metadata) === 'string';
}
