import { runLogsOf } from '../judge/log/run-log.js';
import type { Resume } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import { isObserver } from '../model/role.js';
import { isCancellation } from '../model/writes.js';
import { policyVariants } from './policy-variants.js';
import type { Variant } from './variant.js';

/** The answers that one history gives; reported, never judged. */
export function variantsOf(history: History): Variant[] {
  return [
    ...repeatedCancels(history),
    ...resumesOfEndedRuns(history),
    ...foreignResumes(history),
    ...policyVariants(history),
    ...readsOfGoneHooks(history),
  ];
}

/** Whether a second `run_cancelled` is appended to the log. */
function repeatedCancels(history: History): Variant[] {
  const question = 'a second cancellation of a cancelled run';
  if (history.operations.filter(isCancelled).length < 2) return [];
  return runLogsOf(history).flatMap(({ entries, operations }) => {
    const accepted = operations.filter((index) =>
      isCancelled(history.operations[index] as Operation)
    );
    if (accepted.length < 2) return [];
    const count = entries.filter(({ type }) => type === 'run_cancelled').length;
    const answer =
      count > 1 ? 'appends run_cancelled again' : 'appends nothing';
    return [{ question, answer }];
  });
}

function isCancelled({ call, response }: Operation): boolean {
  return isCancellation(call) && response?.ok === true;
}

/** With which error a resume of an ended run is refused. */
function resumesOfEndedRuns({ operations }: History): Variant[] {
  const question = 'a resume of an ended run';
  return resumesIn(operations).flatMap(({ call, operation }) => {
    const { response, invoked } = operation;
    const ended = operations.some(
      (other) =>
        other.call.kind === 'endRun' &&
        other.call.run === call.run &&
        other.response?.ok === true &&
        (other.returned ?? Number.POSITIVE_INFINITY) < invoked
    );
    if (!ended || !response) return [];
    if (response.ok) return [{ question, answer: 'is accepted' }];
    const [name] = response.message.split(':');
    return [{ question, answer: `is refused with ${name}` }];
  });
}

/** With which error a hook is not found that has been there. */
function readsOfGoneHooks({ operations }: History): Variant[] {
  const question = 'a read by its id of a hook that is gone';
  return operations.flatMap(({ call, response, invoked }) => {
    if (call.kind !== 'getHook' || !response || response.ok) return [];
    const claimed = operations.some(
      (other) =>
        other.call.kind === 'createHook' &&
        other.call.hook === call.hook &&
        other.response?.ok === true &&
        !other.response.conflict &&
        (other.returned ?? Number.POSITIVE_INFINITY) < invoked
    );
    if (!claimed) return [];
    const [name] = response.message.split(':');
    return [{ question, answer: `throws ${name}` }];
  });
}

/** A resume that names a hook and another run than the hook's. */
function foreignResumes({ operations }: History): Variant[] {
  const question = "a resume under another run's id";
  const runs = new Map(
    operations.flatMap(({ call, response }) =>
      call.kind === 'createHook' && response?.ok && !response.conflict
        ? [[call.hook, call.run] as const]
        : []
    )
  );
  return resumesIn(operations).flatMap(({ call, operation }) => {
    const owner = runs.get(call.hook);
    if (owner === undefined || owner === call.run) return [];
    const accepted = operation.response?.ok === true;
    return [{ question, answer: accepted ? 'is accepted' : 'is refused' }];
  });
}

function resumesIn(
  operations: readonly Operation[]
): { call: Resume; operation: Operation }[] {
  return operations.flatMap((operation) =>
    operation.call.kind === 'resume' && !isObserver(operation)
      ? [{ call: operation.call, operation }]
      : []
  );
}
