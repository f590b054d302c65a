import type { Contract } from '../../model/contract.js';
import type { History, Operation } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';
import type { Findings } from '../finding.js';
import { OBSERVER, type RunLog } from './run-log.js';
import { judgeSlots } from './shape.js';

/**
 * Logs that were read while others wrote. A log only grows, so presence can be
 * judged by intervals: an event that was acknowledged before the read was
 * asked for must be in it.
 */
export function judgeLogReads(
  log: RunLog,
  authors: ReadonlyMap<number, number>,
  history: History,
  contract: Contract,
  findings: Findings
): void {
  for (const read of history.operations) {
    const { call, response } = read;
    if (call.kind !== 'listEvents' || call.run !== log.run) continue;
    if (read.actor === OBSERVER || !response?.ok) continue;
    const entries = response.events ?? [];
    judgeSlots(`a read of ${log.run}`, entries, contract, findings);
    judgePrefix(log, entries, contract, findings);
    judgeFresh(read, entries, log, authors, history, findings);
  }
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

function judgeFresh(
  read: Operation,
  entries: readonly LogEntry[],
  log: RunLog,
  authors: ReadonlyMap<number, number>,
  history: History,
  findings: Findings
): void {
  const ids = new Set(entries.map(({ id }) => id));
  for (const [index, at] of authors) {
    const { returned } = history.operations[index] as Operation;
    if (returned === undefined || returned > read.invoked) continue;
    const entry = log.entries[at];
    findings.rule(
      'read.fresh',
      entry === undefined || ids.has(entry.id),
      () => `${log.run}: a later read misses #${at + 1} ${entry?.type}`
    );
  }
}
