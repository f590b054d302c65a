import type { Call, Name } from '../../src/model/call.js';
import type { History, Operation } from '../../src/model/history.js';
import type { Accepted, LogEntry, Response } from '../../src/model/response.js';
import { isObserver } from '../../src/model/role.js';

/** One way to falsify a history, and what it is about. */
export interface Distorted {
  readonly history: History;
  readonly about: string;
}

type AcceptedOperation = Operation & { readonly response: Accepted };

function isAccepted(operation: Operation): operation is AcceptedOperation {
  return operation.response?.ok === true;
}

/** Each accepted operation that `change` gives another answer. */
export function* answers(
  history: History,
  change: (operation: AcceptedOperation) => Response | undefined
): Generator<Distorted> {
  const { operations } = history;
  for (const [at, operation] of operations.entries()) {
    if (!isAccepted(operation)) continue;
    const response = change(operation);
    if (!response) continue;
    const changed = operations.with(at, { ...operation, response });
    const { actor, call } = operation;
    yield {
      history: { ...history, operations: changed },
      about: `${actor}: ${JSON.stringify(call)}`,
    };
  }
}

/** Each entry of each final log, with the log that `change` makes of it. */
export function* logs(
  history: History,
  change: (
    entries: readonly LogEntry[],
    at: number,
    run: Name
  ) => LogEntry[] | undefined
): Generator<
  Distorted & { readonly entry: LogEntry; readonly isLast: boolean }
> {
  for (const operation of history.operations) {
    const { call } = operation;
    if (!isObserver(operation) || call.kind !== 'listEvents') continue;
    if (!isAccepted(operation)) continue;
    const entries = operation.response.events ?? [];
    for (const [at, entry] of entries.entries()) {
      const events = change(entries, at, call.run);
      if (!events) continue;
      const response: Response = { ...operation.response, events };
      const [distorted] = answers(history, (each) =>
        each === operation ? response : undefined
      );
      if (!distorted) continue;
      const isLast = at === entries.length - 1;
      yield { ...distorted, entry, isLast };
    }
  }
}

/** Whether a call asks for another run's hook: what follows is a variant. */
export function isForeign(call: Call, { operations }: History): boolean {
  if (call.kind !== 'resume') return false;
  return operations.some(
    (other) =>
      other.call.kind === 'createHook' &&
      other.call.hook === call.hook &&
      other.call.run !== call.run
  );
}
