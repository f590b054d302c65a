import { type Held, heldAfter, NOTHING_HELD } from '../../model/held.js';
import type { History, Operation } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';
import { isObserver } from '../../model/role.js';
import type { Findings } from '../findings.js';
import { isInLogOrder } from './in-log-order.js';
import { knownBefore } from './log-reads.js';
import { hasIdTwice, type RunLog } from './run-log.js';

/**
 * `log.cursor`: whoever goes on from the cursor of the last page is given what
 * was appended since, all of it and nothing again.
 */
export function judgeFollowers(
  log: RunLog,
  authors: ReadonlyMap<number, number>,
  history: History,
  findings: Findings
): void {
  const held = new Map<string, Held>();
  for (const read of history.operations) {
    const { actor, call, response } = read;
    if (!('run' in call) || call.run !== log.run) continue;
    if (isObserver(read) || !response?.ok) continue;
    const before = held.get(actor) ?? NOTHING_HELD;
    held.set(actor, heldAfter(before, read));
    if (call.kind !== 'followEvents') continue;
    const { events = [], cursor } = response;
    if (events.length > 0) {
      findings.rule(
        'log.cursor',
        typeof cursor === 'string',
        () =>
          `${log.run}: the last page, with ${events.length} events, has no cursor`
      );
    }
    if (call.from === undefined) continue;
    const known = knownBefore(read, authors, history);
    judgeRest(log, read, before.events, known, findings);
  }
}

function judgeRest(
  log: RunLog,
  { response }: Operation,
  before: readonly LogEntry[],
  known: readonly number[],
  findings: Findings
): void {
  if (hasIdTwice(log)) return;
  const events = (response?.ok && response.events) || [];
  const old = new Set(before.map(({ id }) => id));
  const ids = new Set(events.map(({ id }) => id));
  const again = events.find(({ id }) => old.has(id));
  const isOnce = again === undefined && ids.size === events.length;
  const isKept = isOnce && isInLogOrder(events, log);
  findings.rule(
    'log.cursor',
    isKept,
    () =>
      `${log.run}: after its cursor a list has ${again?.type ?? 'events'} again, or out of order`
  );
  for (const at of known) {
    const entry = log.entries[at];
    findings.rule(
      'log.cursor',
      entry === undefined || old.has(entry.id) || ids.has(entry.id),
      () =>
        `${log.run}: after its cursor a list misses #${at + 1} ${entry?.type}`
    );
  }
}
