import type { Call, ListEvents } from '../../model/call.js';
import type { Contract } from '../../model/contract.js';
import type { History, Operation } from '../../model/history.js';
import type { FollowEvents } from '../../model/log-calls.js';
import type { LogEntry } from '../../model/response.js';
import { isObserver } from '../../model/role.js';
import type { Findings } from '../findings.js';
import { isInLogOrder } from './in-log-order.js';
import type { Interval, Written } from './intervals.js';
import { hasIdTwice, type RunLog } from './run-log.js';
import { judgeSlots } from './shape.js';

/**
 * Logs that were read while others wrote. A log only grows, so presence can be
 * judged by intervals: an event that was acknowledged before the read was
 * asked for must be in it.
 */
export function judgeLogReads(
  log: RunLog,
  { authors, intervals }: Written,
  history: History,
  contract: Contract,
  findings: Findings
): void {
  for (const read of history.operations) {
    const { call, response } = read;
    if (!isFromStart(call) || call.run !== log.run) continue;
    if (isObserver(read) || !response?.ok) continue;
    const entries = forwards(read, log, findings);
    if (entries) {
      judgeSlots(`a read of ${log.run}`, entries, contract, findings);
      judgePrefix(log, entries, contract, findings);
    }
    const shown = response.events ?? [];
    judgeForesight(read, shown, log, intervals, findings);
    const known = knownBefore(read, authors, history);
    // Within one page a log that lacks something is stale, no more.
    const isPaged = known.length > (call.pageSize ?? Number.POSITIVE_INFINITY);
    const clause = isPaged ? 'log.pages' : 'read.fresh';
    judgePresence(clause, known, shown, log, findings);
    if (isPaged) judgeRepeats(shown, log, findings);
  }
}

function isFromStart(call: Call): call is ListEvents | FollowEvents {
  if (call.kind === 'listEvents') return true;
  return call.kind === 'followEvents' && call.from === undefined;
}

/**
 * `log.descending`: what was listed, the oldest first; undefined where a list
 * that was to go backwards does not.
 */
function forwards(
  { call, response }: Operation,
  log: RunLog,
  findings: Findings
): readonly LogEntry[] | undefined {
  const shown = (response?.ok && response.events) || [];
  if (call.kind !== 'listEvents' || call.order === undefined) return shown;
  const backwards = shown.toReversed();
  if (shown.length < 2) return backwards;
  const isKept = isInLogOrder(backwards, log);
  findings.rule(
    'log.descending',
    isKept,
    () => `${log.run}: a list backwards begins with ${shown[0]?.type}`
  );
  return isKept ? backwards : undefined;
}

/** `log.slots`: what a reader has once seen at a position stays there. */
function judgePrefix(
  log: RunLog,
  entries: readonly LogEntry[],
  contract: Contract,
  findings: Findings
): void {
  if (!contract.capabilities.has('slots') || entries.length === 0) return;
  const other = entries.findIndex((entry, at) => {
    const final = log.entries[at];
    return final?.type !== entry.type || final.subject !== entry.subject;
  });
  findings.rule(
    'log.slots',
    other < 0,
    () => `${log.run}: a read had ${entries[other]?.type} at #${other + 1}`
  );
}

/** `log.faithful`: nobody reads an event before somebody asks for it. */
export function judgeForesight(
  { invoked, returned = invoked }: Operation,
  entries: readonly LogEntry[],
  log: RunLog,
  intervals: ReadonlyMap<number, Interval>,
  findings: Findings
): void {
  const ids = new Set(entries.map(({ id }) => id));
  for (const [at, asked] of intervals) {
    const entry = log.entries[at];
    if (!entry || asked.invoked < returned || !ids.has(entry.id)) continue;
    findings.break(
      'log.faithful',
      `${log.run}: a read has #${at + 1} ${entry.type} before it was asked for`
    );
  }
}

/** Where the log has the events that were acknowledged before the read. */
export function knownBefore(
  read: Operation,
  authors: ReadonlyMap<number, number>,
  history: History
): number[] {
  const known = [...authors].filter(([index]) => {
    const { returned } = history.operations[index] as Operation;
    return returned !== undefined && returned <= read.invoked;
  });
  return [...new Set(known.map(([, at]) => at))];
}

function judgePresence(
  clause: 'log.pages' | 'read.fresh',
  known: readonly number[],
  entries: readonly LogEntry[],
  log: RunLog,
  findings: Findings
): void {
  const ids = new Set(entries.map(({ id }) => id));
  for (const at of known) {
    const entry = log.entries[at];
    findings.rule(
      clause,
      entry === undefined || ids.has(entry.id),
      () => `${log.run}: a later read misses #${at + 1} ${entry?.type}`
    );
  }
}

/** `log.pages`: what one page has shown no later one shows again. */
function judgeRepeats(
  entries: readonly LogEntry[],
  log: RunLog,
  findings: Findings
): void {
  if (hasIdTwice(log)) return;
  const ids = new Set(entries.map(({ id }) => id));
  findings.rule(
    'log.pages',
    ids.size === entries.length,
    () => `${log.run}: ${entries.length} events of the pages are ${ids.size}`
  );
}
