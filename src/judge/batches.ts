import { areInOrder, expressed, OF_RUN } from '../model/batches.js';
import type { CreateBatch, EventItem } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import { isLost, isRaw } from '../model/refusals.js';
import type { Accepted, BatchOutcome, LogEntry } from '../model/response.js';
import { isObserver } from '../model/role.js';
import { singly } from '../model/singly.js';
import type { Findings } from './findings.js';
import { judgeHalves } from './halves-of-batches.js';
import { mayHaveBorn, mayHaveWritten } from './log/authors.js';
import { mayHaveCreated } from './log/lazy-starts.js';
import { type RunLog, runLogsOf } from './log/run-log.js';
import { overlap } from './overlap.js';

/**
 * Batches as a whole: their results, their place in the final log, and what
 * others saw of them. What a result says of its event is judged with the calls.
 */
export function judgeBatches(history: History, findings: Findings): void {
  const { operations } = history;
  if (!operations.some(({ call }) => call.kind === 'createBatch')) return;
  const logs = new Map(runLogsOf(history).map((log) => [log.run, log]));
  for (const operation of operations) {
    const { call, response } = operation;
    if (call.kind !== 'createBatch') continue;
    const log = logs.get(call.run);
    if (log) judgeHalves(operation, log, history, findings);
    if (!response || isLost(response)) continue;
    const isTaken = expressed(call);
    if (isTaken === 'no') judgeForbidden(operation, log, history, findings);
    else if (isTaken === 'yes') judgeTaken(operation, findings);
    if (!response.ok) continue;
    const why = flawOf(call, response);
    findings.rule(
      'batch.results',
      why === undefined,
      () => `${operation.actor}: ${call.kind}: ${why}`
    );
    if (why === undefined && log) judgePlace(operation, log, findings);
    if (why === undefined) judgeSight(operation, history, findings);
  }
}

function judgeTaken({ actor, response }: Operation, findings: Findings): void {
  if (!response) return;
  findings.rule(
    'batch.as-single',
    response.ok || OF_RUN.includes(response.refusal),
    () => `${actor}: the batch is refused as a whole`
  );
}

/**
 * Refused by an error that says so, and nothing of it is left. To refuse each
 * of its events is the same.
 */
function judgeForbidden(
  operation: Operation,
  log: RunLog | undefined,
  history: History,
  findings: Findings
): void {
  const { actor, response } = operation;
  if (!response) return;
  if (response.ok) {
    if (!response.outcomes?.some(({ answer }) => answer.ok)) return;
    const why = 'a batch is taken that cannot be expressed';
    findings.break('batch.refused-whole', `${actor}: ${why}`);
    return;
  }
  findings.rule('refusal.typed', !isRaw(response), () => response.message);
  const left = log?.entries.find((entry) =>
    isSolelyOf(operation, entry, history)
  );
  findings.rule(
    'batch.refused-whole',
    left === undefined,
    () => `${actor}: a batch that was refused has left ${left?.type}`
  );
}

/** Whether nobody else can have written what this batch may have written. */
function isSolelyOf(
  operation: Operation,
  entry: LogEntry,
  { operations }: History
): boolean {
  const { call } = operation;
  if (call.kind !== 'createBatch') return false;
  const mayBeOf = (each: Operation) =>
    mayHaveWritten(each, entry) ||
    mayHaveBorn(each, entry) ||
    mayHaveCreated(each, entry);
  const isOwn = call.events.some((item: EventItem) =>
    mayHaveWritten({ ...operation, call: item }, entry)
  );
  const isOfRun = ({ call: other }: Operation) =>
    'run' in other && other.run === call.run;
  const others = operations.filter((other) => other !== operation);
  return (
    isOwn &&
    !others.flatMap(singly).some((each) => isOfRun(each) && mayBeOf(each))
  );
}

function flawOf(
  call: CreateBatch,
  { outcomes = [] }: Accepted
): string | undefined {
  const { events } = call;
  if (outcomes.length !== events.length) {
    return `${outcomes.length} results for ${events.length} events`;
  }
  const odd = outcomes.findIndex((outcome) => !isWhole(outcome));
  if (odd >= 0) {
    const { status } = outcomes[odd] as BatchOutcome;
    return `result #${odd + 1} has status ${status}, and says otherwise`;
  }
  if (areInOrder(call, outcomes)) return undefined;
  return 'a result has the event of another';
}

/**
 * Success is status 200 with the event, and the entity that the event would have
 * answered alone; a refusal is a status of an error.
 */
function isWhole({ status, answer }: BatchOutcome): boolean {
  if (answer.ok) {
    const { event, lacks = [] } = answer;
    return status === 200 && event !== undefined && lacks.length === 0;
  }
  return status >= 400 && status < 600;
}

/** The ids of the events that were committed, in the order of the request. */
function committedBy({ response }: Operation): readonly string[] {
  if (!response?.ok) return [];
  const { outcomes = [] } = response;
  return outcomes.flatMap(({ answer }) =>
    answer.ok && answer.event ? [answer.event.id] : []
  );
}

/** `batch.order`, `batch.consecutive`: where the final log has the events. */
function judgePlace(
  operation: Operation,
  { run, entries }: RunLog,
  findings: Findings
): void {
  const ids = entries.map(({ id }) => id);
  // Ids that are not unique, or not there, have clauses of their own.
  if (new Set(ids).size < ids.length) return;
  const places = committedBy(operation).map((id) => ids.indexOf(id));
  if (places.length < 2 || places.includes(-1)) return;
  const sorted = places.toSorted((a, b) => a - b);
  const numbers = () => places.map((at) => `#${at + 1}`).join(', ');
  const words = () => `${run}: the events of a batch are at ${numbers()}`;
  findings.rule('batch.order', `${places}` === `${sorted}`, words);
  const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  findings.rule('batch.consecutive', span === places.length - 1, words);
}

/** `batch.atomic`: logs that others read while the batch was under way. */
function judgeSight(
  operation: Operation,
  { operations }: History,
  findings: Findings
): void {
  const ids = committedBy(operation);
  if (ids.length < 2) return;
  for (const read of operations) {
    const { call, response } = read;
    if (call.kind !== 'listEvents' || isObserver(read)) continue;
    if ('run' in operation.call && call.run !== operation.call.run) continue;
    // Pages may be of different moments.
    if (call.pageSize !== undefined || !response?.ok) continue;
    if (!overlap(read, operation)) continue;
    const shown = new Set(response.events?.map(({ id }) => id));
    const count = ids.filter((id) => shown.has(id)).length;
    findings.rule(
      'batch.atomic',
      count === 0 || count === ids.length,
      () =>
        `${read.actor}: a read has ${count} of the ${ids.length} events of a batch`
    );
  }
}
