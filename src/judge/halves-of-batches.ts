import { expressed } from '../model/batches.js';
import type { EventItem } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import { isUndecided } from '../model/refusals.js';
import type { LogEntry } from '../model/response.js';
import { isWrite } from '../model/writes.js';
import type { Findings } from './findings.js';
import { mayHaveWritten } from './log/authors.js';
import { isEndOfRun } from './log/entry-types.js';
import type { RunLog } from './log/run-log.js';

/**
 * `batch.atomic`, of a batch that told nothing of its results: its process
 * died, or its connection broke. Where nothing speaks against any of its
 * events, the final log has all of them or none.
 */
export function judgeHalves(
  operation: Operation,
  log: RunLog,
  history: History,
  findings: Findings
): void {
  const { actor, call, response } = operation;
  if (call.kind !== 'createBatch' || !isUndecided(response)) return;
  const { events } = call;
  if (expressed(call) !== 'yes') return;
  if (!events.every((item) => isNew(item, events))) return;
  if (!isAlone(operation, log, history)) return;
  const there = events.filter((item) =>
    log.entries.some((entry) => isOf(operation, item, entry))
  );
  const [count, all] = [there.length, events.length];
  if (all < 2) return;
  findings.rule(
    'batch.atomic',
    count === 0 || count === all,
    () => `${actor}: the log has ${count} of the ${all} events of a batch`
  );
  const again = history.operations.find(
    (other) => isSame(other, operation) && isInPart(other)
  );
  const words = () => `${again?.actor}: met the half of a batch`;
  findings.rule('batch.atomic', again === undefined, words);
}

/** The batch itself, or the same asked for again. */
function isSame({ call: other }: Operation, { call }: Operation): boolean {
  if (other.kind !== 'createBatch') return false;
  return other === call || JSON.stringify(other) === JSON.stringify(call);
}

/** It was told that some of its events are there already, and others not. */
function isInPart({ response }: Operation): boolean {
  const { outcomes = [] } = response?.ok ? response : {};
  const count = outcomes.filter(({ answer }) => answer.ok).length;
  return count > 0 && count < outcomes.length;
}

/** What is refused only where it is there, or where its run has ended. */
function isNew(item: EventItem, events: readonly EventItem[]): boolean {
  if (item.kind === 'createStep' || item.kind === 'createWait') return true;
  if (item.kind !== 'startStep') return false;
  return events.some(
    (other) => other.kind === 'createStep' && other.step === item.step
  );
}

function isOf(operation: Operation, item: EventItem, entry: LogEntry): boolean {
  return mayHaveWritten({ ...operation, call: item }, entry);
}

/** Whether its run is there and goes on, and nobody else writes of its entities. */
function isAlone(
  operation: Operation,
  { run, entries }: RunLog,
  { operations }: History
): boolean {
  const { call } = operation;
  const isThere = entries.some(({ type }) => type === 'run_created');
  if (!isThere || entries.some(isEndOfRun)) return false;
  if (call.kind !== 'createBatch') return false;
  const own = new Set(call.events.map(entityOf));
  return operations.every((each) => {
    const { call: other, response } = each;
    if (isSame(each, operation) || !isWrite(other)) return true;
    // One that is refused may have ended the run for a while, who knows.
    if (other.kind === 'cancelRuns') return !other.runs.includes(run);
    if (!('run' in other) || other.run !== run) return true;
    if (other.kind === 'endRun') return response?.ok === false;
    if (other.kind === 'createBatch') return false;
    return !own.has(entityOf(other));
  });
}

function entityOf(call: object): string | undefined {
  if ('step' in call) return `step ${call.step}`;
  return 'wait' in call ? `wait ${call.wait}` : undefined;
}
