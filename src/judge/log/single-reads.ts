import type { History, Operation } from '../../model/history.js';
import {
  isRelated,
  type RelatedCall,
  subjectOf,
} from '../../model/log-calls.js';
import type { LogEntry } from '../../model/response.js';
import type { Findings } from '../findings.js';
import { differing } from './durable.js';
import { isInLogOrder } from './in-log-order.js';
import { knownBefore } from './log-reads.js';
import type { RunLog } from './run-log.js';

/** Reads of some events of a log: of one by its id, of those of one step. */
export function judgeSingleReads(
  log: RunLog,
  authors: ReadonlyMap<number, number>,
  history: History,
  findings: Findings
): void {
  for (const read of history.operations) {
    const { call, response } = read;
    if (!('run' in call) || call.run !== log.run || !response?.ok) continue;
    if (call.kind === 'getEvent') {
      judgeFound(log, call.event, response.found, findings);
    } else if (isRelated(call)) {
      const known = knownBefore(read, authors, history);
      judgeRelated(log, read, call, known, findings);
    }
  }
}

/** The entry of the log that a showing is of, in each of its fields. */
export function isAsLogged(shown: LogEntry, { entries, run }: RunLog): boolean {
  return (
    (shown.run === undefined || shown.run === run) &&
    entries.some(
      (entry) => entry.id === shown.id && differing(shown, entry).length === 0
    )
  );
}

function judgeFound(
  log: RunLog,
  asked: string | undefined,
  found: LogEntry | undefined,
  findings: Findings
): void {
  findings.rule(
    'log.event',
    found !== undefined && found.id === asked && isAsLogged(found, log),
    () => `${log.run}: an event that is asked for by its id is ${found?.type}`
  );
}

/** `log.correlated` */
function judgeRelated(
  log: RunLog,
  { response }: Operation,
  call: RelatedCall,
  known: readonly number[],
  findings: Findings
): void {
  const subject = subjectOf(call);
  const shown = (response?.ok && response.related) || [];
  const clause = 'log.correlated';
  for (const entry of shown) {
    findings.rule(
      clause,
      entry.subject === subject && isAsLogged(entry, log),
      () =>
        `${log.run}: the events of ${subject} have ${entry.type} of ${entry.subject} in ${entry.run}`
    );
  }
  const ids = new Set(shown.map(({ id }) => id));
  const forwards = call.order === undefined ? shown : shown.toReversed();
  if (shown.length > 1) {
    findings.rule(
      clause,
      ids.size === shown.length && isInLogOrder(forwards, log),
      () => `${log.run}: the events of ${subject} come twice or out of order`
    );
  }
  for (const at of known) {
    const entry = log.entries[at];
    if (entry?.subject !== subject) continue;
    findings.rule(
      clause,
      ids.has(entry.id),
      () => `${log.run}: the events of ${subject} lack #${at + 1} ${entry.type}`
    );
  }
}
