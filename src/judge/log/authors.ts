import type { Call } from '../../model/call.js';
import type { History, Operation } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';
import type { RunLog } from './run-log.js';

const TYPES: Partial<Record<Call['kind'], string>> = {
  createRun: 'run_created',
  keyedStart: 'run_created',
  startRun: 'run_started',
  createHook: 'hook_created',
  resume: 'hook_received',
  disposeHook: 'hook_disposed',
  setAttributes: 'attr_set',
  createStep: 'step_created',
  startStep: 'step_started',
  completeStep: 'step_completed',
  failStep: 'step_failed',
};

/** The type of the event that an accepted call appends. */
export function eventTypeOf({ call, response }: Operation): string | undefined {
  if (call.kind === 'endRun') return `run_${call.status}`;
  if (call.kind === 'createHook' && response?.ok && response.conflict) {
    return 'hook_conflict';
  }
  return TYPES[call.kind];
}

/** Whether an operation would have written this entry. */
export function mayHaveWritten(operation: Operation, entry: LogEntry): boolean {
  const { call } = operation;
  if (eventTypeOf(operation) !== entry.type) return false;
  switch (call.kind) {
    case 'createHook':
    case 'disposeHook':
      return entry.subject === call.hook;
    case 'resume':
      return entry.subject === call.hook && entry.value === call.payload;
    case 'createStep':
    case 'startStep':
    case 'completeStep':
    case 'failStep':
      return entry.subject === call.step;
    case 'setAttributes':
      return JSON.stringify(entry.changes) === JSON.stringify(call.changes);
    case 'endRun':
      return call.status !== 'completed' || entry.value === call.value;
    default:
      return true;
  }
}

/**
 * Who wrote which entry: for each operation the position of its event in the
 * log. By the event id that the call was answered with, else by content, the
 * first that is left; an operation that converged on another's event shares it.
 */
export function authorsOf(
  log: RunLog,
  history: History
): ReadonlyMap<number, number> {
  const positions = new Map<number, number>();
  const taken = new Set<number>();
  const accepted = log.operations.filter((index) => {
    const response = history.operations[index]?.response;
    return response?.ok === true && response.created !== false;
  });
  for (const index of accepted) {
    const operation = history.operations[index] as Operation;
    const id = operation.response?.ok && operation.response.event?.id;
    const at = log.entries.findIndex(
      (entry) => entry.id === id && mayHaveWritten(operation, entry)
    );
    if (at < 0) continue;
    positions.set(index, at);
    taken.add(at);
  }
  for (const index of accepted) {
    if (positions.has(index)) continue;
    const operation = history.operations[index] as Operation;
    const at = log.entries.findIndex(
      (entry, position) =>
        !taken.has(position) && mayHaveWritten(operation, entry)
    );
    if (at < 0) continue;
    positions.set(index, at);
    taken.add(at);
  }
  return positions;
}
