import {
  type LazyStartStep,
  type Name,
  stepValueOf,
} from '../../model/call.js';
import type { History, Operation } from '../../model/history.js';
import { isUndecided } from '../../model/refusals.js';
import type { LogEntry } from '../../model/response.js';
import type { Findings } from '../findings.js';
import type { RunLog } from './run-log.js';

/** Whether an entry is the creation that comes with a lazy start. */
export function mayHaveCreated({ call }: Operation, entry: LogEntry): boolean {
  return (
    call.kind === 'lazyStartStep' &&
    entry.type === 'step_created' &&
    entry.subject === call.step
  );
}

/** Where the log has the creations of those that were told of theirs. */
export function createdByStart(
  { entries }: RunLog,
  { operations }: History,
  accepted: readonly number[],
  taken: ReadonlySet<number>
): readonly number[] {
  return accepted.flatMap((index) => {
    const operation = operations[index] as Operation;
    if (!hasCreated(operation)) return [];
    const at = entries.findIndex(
      (entry, where) => !taken.has(where) && mayHaveCreated(operation, entry)
    );
    return at < 0 ? [] : [at];
  });
}

function hasCreated({ call, response }: Operation): boolean {
  const isLazy = call.kind === 'lazyStartStep';
  return isLazy && response?.ok === true && response.stepCreated === true;
}

/**
 * `step.lazy-created`: who has created a step by its start finds the creation
 * in the log, with its input, and one start for each that was taken.
 */
export function judgeLazyStarts(
  log: RunLog,
  authors: ReadonlyMap<number, number>,
  history: History,
  findings: Findings
): void {
  for (const index of log.operations) {
    const operation = history.operations[index] as Operation;
    const { call } = operation;
    if (call.kind !== 'lazyStartStep' || !hasCreated(operation)) continue;
    const started = authors.get(index) ?? log.entries.length;
    const isCreated = log.entries.some(
      (entry, at) =>
        at < started &&
        mayHaveCreated(operation, entry) &&
        holdsInput(entry, call)
    );
    findings.rule(
      'step.lazy-created',
      isCreated,
      () => `${log.run}: no step_created comes before the start of ${call.step}`
    );
    const { least, most, count } = startsOf(log, history, call.step);
    findings.rule(
      'step.lazy-created',
      count >= least && count <= most,
      () => `${log.run}: ${call.step} is started ${count} times in the log`
    );
  }
}

/** A log that was read without its data says nothing of the input. */
function holdsInput({ value }: LogEntry, call: LazyStartStep): boolean {
  return value === undefined || value === stepValueOf(call);
}

/** How often a step may have been started, and how often the log says so. */
function startsOf(log: RunLog, { operations }: History, step: Name) {
  const starts = log.operations.flatMap((index) => {
    const operation = operations[index] as Operation;
    const { call } = operation;
    const isStart = call.kind === 'startStep' || call.kind === 'lazyStartStep';
    return isStart && call.step === step ? [operation] : [];
  });
  const least = starts.filter(({ response }) => response?.ok).length;
  const unsure = starts.filter(({ response }) => isUndecided(response)).length;
  const count = log.entries.filter(
    ({ type, subject }) => type === 'step_started' && subject === step
  ).length;
  return { least, most: least + unsure, count };
}
