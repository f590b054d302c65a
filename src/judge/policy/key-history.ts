import type { Call, Name } from '../../model/call.js';
import type { History, Operation } from '../../model/history.js';
import type { RequestRecord } from '../../model/policy.js';
import type { RunView } from '../../model/response.js';
import { isObserver } from '../../model/role.js';
import { runLogsOf } from '../log/run-log.js';

/** A payload that stands in the final log of a run. */
interface Delivery {
  readonly run: Name;
  readonly payload: string;
}

/** All that a history says about the requests for one key. */
export interface KeyHistory {
  readonly key: Name;
  readonly requests: readonly RequestRecord[];
  /** The operations of the race, without the observer's. */
  readonly operations: readonly Operation[];
  /** Of every run, wherever it came from. */
  readonly deliveries: readonly Delivery[];
  /** Each run as the observer found it. */
  readonly views: ReadonlyMap<Name, RunView>;
}

/** One a key, in the order in which keys were first asked for. */
export function keyHistoriesOf(history: History): KeyHistory[] {
  const requests = history.requests ?? [];
  if (requests.length === 0) return [];
  const logs = runLogsOf(history);
  const deliveries = logs.flatMap(({ run, entries }) =>
    entries.flatMap(({ type, value: payload }) =>
      type === 'hook_received' && typeof payload === 'string'
        ? [{ run, payload }]
        : []
    )
  );
  const views = new Map(
    logs.flatMap(({ run, view }) => (view ? [[run, view] as const] : []))
  );
  const operations = history.operations.filter((each) => !isObserver(each));
  const keys = [...new Set(requests.map(({ request }) => request.key))];
  return keys.map((key) => ({
    key,
    requests: requests.filter(({ request }) => request.key === key),
    operations,
    deliveries,
    views,
  }));
}

/** Whether the call may have taken effect: it was not plainly refused. */
function mayCount({ response }: Operation): boolean {
  return !response || response.ok || response.refusal === 'unexpected';
}

/** The calls that may have ended a run. */
export function endsOf(
  { operations }: KeyHistory,
  run: Name
): readonly Operation[] {
  return operations.filter(
    (operation) =>
      operation.call.kind === 'endRun' &&
      operation.call.run === run &&
      mayCount(operation)
  );
}

/** Whether the run had surely ended by then: an end of it had answered. */
export function hadEnded(
  keyHistory: KeyHistory,
  run: Name,
  position: number
): boolean {
  return endsOf(keyHistory, run).some(
    ({ response, returned }) =>
      response?.ok === true && returned !== undefined && returned < position
  );
}

/** The calls by which a run may have got the key. */
export function takings(
  keyHistory: KeyHistory,
  run: Name
): readonly Operation[] {
  return keyHistory.operations.filter(
    (operation) =>
      takes(operation.call, keyHistory.key) === run && mayTake(operation)
  );
}

function takes(call: Call, key: Name): Name | undefined {
  if (call.kind === 'createHook' && call.token === key) return call.run;
  if (call.kind === 'keyedStart' && call.key === key) return call.run;
  return undefined;
}

/** A claim that is told that it exists may be what it is told of. */
function mayTake(operation: Operation): boolean {
  const { call, response } = operation;
  if (response?.ok) return response.created !== false && !response.conflict;
  const isOfItself =
    call.kind === 'createHook' && response?.refusal === 'exists';
  return isOfItself || mayCount(operation);
}

/** Every run that may ever have had the key. */
export function takers(keyHistory: KeyHistory): readonly Name[] {
  const names = keyHistory.operations.flatMap(({ call }) => {
    const run = takes(call, keyHistory.key);
    return run === undefined ? [] : [run];
  });
  return [...new Set(names)].filter(
    (run) => takings(keyHistory, run).length > 0
  );
}

/** Whether a run may have had the key at some moment of a request. */
export function mayHold(
  keyHistory: KeyHistory,
  run: Name,
  { invoked, answered = Number.POSITIVE_INFINITY }: RequestRecord
): boolean {
  const before = takings(keyHistory, run).some(
    (each) => each.invoked < answered
  );
  return before && !hadEnded(keyHistory, run, invoked);
}
