import type { Name } from '../../model/call.js';
import type { History, Operation } from '../../model/history.js';
import type { LogEntry, RunView } from '../../model/response.js';
import { isObserver } from '../../model/role.js';
import { isCreation } from '../../model/writes.js';

/** One run at the end: its log, its entity, and who wrote to it. */
export interface RunLog {
  readonly run: Name;
  readonly entries: readonly LogEntry[];
  readonly view: RunView | undefined;
  /** Indices into the history of the operations on this run. */
  readonly operations: readonly number[];
}

/** Whether an id stands there twice, of which a clause of its own tells. */
export function hasIdTwice({ entries }: RunLog): boolean {
  return new Set(entries.map(({ id }) => id)).size < entries.length;
}

/** The last log and the last entity that the observer read of each run. */
export function runLogsOf(history: History): RunLog[] {
  const logs = new Map<
    Name,
    { entries?: readonly LogEntry[]; view?: RunView }
  >();
  const operations = new Map<Name, number[]>();
  history.operations.forEach((operation, index) => {
    const { call, response } = operation;
    if (!('run' in call)) return;
    const known = logs.get(call.run) ?? {};
    logs.set(call.run, known);
    if (call.kind === 'listEvents' && response?.ok && isObserver(operation)) {
      known.entries = response.events ?? [];
    } else if (
      call.kind === 'getRun' &&
      response?.ok &&
      isObserver(operation)
    ) {
      if (response.run) known.view = response.run;
    } else {
      const list = operations.get(call.run) ?? [];
      list.push(index);
      operations.set(call.run, list);
    }
  });
  return [...logs].flatMap(([run, { entries, view }]) =>
    entries
      ? [{ run, entries, view, operations: operations.get(run) ?? [] }]
      : []
  );
}

/** Whether a caller was told that the run is created. */
export function isToldCreated(log: RunLog, history: History): boolean {
  return log.operations.some((index) => {
    const { call, response } = history.operations[index] as Operation;
    if (!response?.ok) return false;
    if (call.kind === 'keyedStart') return response.created === true;
    return isCreation(call);
  });
}
