import type { Contract } from '../../model/contract.js';
import type { History } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';
import type { Findings } from '../findings.js';
import type { Interval } from './intervals.js';
import { isToldCreated, type RunLog } from './run-log.js';

/** Rules about the log as a list; whether its order agrees with real time. */
export function judgeShape(
  log: RunLog,
  intervals: ReadonlyMap<number, Interval>,
  history: History,
  contract: Contract,
  findings: Findings
): boolean {
  const { run, entries } = log;
  const isOrdered =
    entries.length === 0 || judgeOrder(log, intervals, findings);
  if (isOrdered) judgeCreation(log, intervals, history, findings);
  if (entries.length === 0) return true;
  judgeIds(run, entries, findings);
  judgeTimes(run, entries, findings);
  judgeSlots(`the log of ${run}`, entries, contract, findings);
  return isOrdered;
}

/**
 * `log.created-first`, where no other clause says the same: an event that was
 * accepted before anybody asked for the run is the business of `run.exists`,
 * as is the log of a run that was never created; a second creation is that of
 * `run.created-once`, and a log that contradicts real time that of `log.order`.
 */
function judgeCreation(
  log: RunLog,
  intervals: ReadonlyMap<number, Interval>,
  history: History,
  findings: Findings
): void {
  const { run, entries } = log;
  const at = entries.findIndex(({ type }) => type === 'run_created');
  if (at < 0 && !isToldCreated(log, history)) return;
  if (at > 0 && isPreceded(at, intervals)) return;
  findings.rule(
    'log.created-first',
    at === 0,
    () =>
      `${run}: ${at < 0 ? 'no' : 'a late'} run_created, first is ${entries[0]?.type ?? 'nothing'}`
  );
}

/** Whether each event before the creation was there before it was asked for. */
function isPreceded(
  at: number,
  intervals: ReadonlyMap<number, Interval>
): boolean {
  const creation = intervals.get(at);
  if (!creation) return false;
  return Array.from({ length: at }, (_, index) => intervals.get(index)).every(
    (each) => each !== undefined && each.returned < creation.invoked
  );
}

function judgeIds(
  run: string,
  entries: readonly LogEntry[],
  findings: Findings
): void {
  if (entries.length < 2) return;
  const ids = new Set(entries.map(({ id }) => id));
  findings.rule(
    'log.unique-ids',
    ids.size === entries.length,
    () => `${run}: ${entries.length} events share ${ids.size} ids`
  );
}

/** `log.created-at`: a log of which nothing was told says nothing. */
function judgeTimes(
  run: string,
  entries: readonly LogEntry[],
  findings: Findings
): void {
  const told = entries.filter(({ createdAt }) => createdAt !== undefined);
  if (told.length === 0) return;
  const timeless = told.find(({ createdAt }) => createdAt === null);
  findings.rule(
    'log.created-at',
    timeless === undefined,
    () => `${run}: ${timeless?.type} has no createdAt`
  );
}

/** `log.slots`: ids are dense positions from 1, in any log that is read. */
export function judgeSlots(
  where: string,
  entries: readonly LogEntry[],
  contract: Contract,
  findings: Findings
): void {
  if (!contract.capabilities.has('slots') || entries.length === 0) return;
  const hole = entries.findIndex(({ id }, index) => slotOf(id) !== index + 1);
  findings.rule(
    'log.slots',
    hole < 0,
    () => `${where} has slot ${slotOf(entries[hole]?.id ?? '')} at #${hole + 1}`
  );
}

/** NaN: the id is no position. */
export function slotOf(id: string): number {
  const digits = id.slice(id.indexOf('_') + 1);
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

/**
 * Whether the log contradicts real time: an event that was acknowledged before
 * another was asked for is listed after it.
 */
function judgeOrder(
  log: RunLog,
  intervals: ReadonlyMap<number, Interval>,
  findings: Findings
): boolean {
  let latest = Number.NEGATIVE_INFINITY;
  let contradicted = -1;
  for (let at = 0; at < log.entries.length; at++) {
    const interval = intervals.get(at);
    if (!interval) continue;
    if (interval.returned < latest && contradicted < 0) contradicted = at;
    latest = Math.max(latest, interval.invoked);
  }
  if (intervals.size < 2) return true;
  findings.rule(
    'log.order',
    contradicted < 0,
    () =>
      `${log.run}: #${contradicted + 1} ${log.entries[contradicted]?.type} was acknowledged before an earlier entry was asked for`
  );
  return contradicted < 0;
}
