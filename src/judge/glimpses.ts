import type { CreateHook, Name } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import type { Findings } from './findings.js';

/** A claim that was accepted, and while which the hook may be looked for. */
interface Claim {
  readonly call: CreateHook;
  readonly operation: Operation;
}

/**
 * `owner.resolvable`, of a hook whose claim is still under way: from when to
 * when it is found is left open, but whoever has found it finds it again, as
 * long as nobody lets go of it.
 */
export function judgeGlimpses(history: History, findings: Findings): void {
  const { operations, faults } = history;
  if (faults) return;
  for (const operation of operations) {
    const { call, response, retryOf } = operation;
    if (call.kind !== 'createHook' || retryOf !== undefined) continue;
    if (!response?.ok || response.conflict) continue;
    const lost = lostAgain({ call, operation }, operations);
    if (!lost) continue;
    const words = `${lost.actor}: ${call.hook} is not found any more`;
    findings.break('owner.resolvable', words);
  }
}

/** The read that does not find what another one has found before it. */
function lostAgain(
  { call, operation }: Claim,
  operations: readonly Operation[]
): Operation | undefined {
  const { invoked, returned = Number.POSITIVE_INFINITY } = operation;
  const meanwhile = operations.filter(
    (each) =>
      isLookUp(each, call) && each.invoked > invoked && each.invoked < returned
  );
  if (meanwhile.length < 2) return undefined;
  const found = meanwhile.find(({ response }) => shows(response, call.hook));
  const foundAt = found?.returned;
  if (foundAt === undefined) return undefined;
  const lost = meanwhile.find(
    ({ invoked: asked, response }) =>
      asked > foundAt &&
      response?.ok === false &&
      response.refusal === 'hook-not-found'
  );
  const { returned: until = Number.POSITIVE_INFINITY } = lost ?? {};
  const isLetGo = operations.some(
    (each) => each.invoked < until && mayLetGo(each, call)
  );
  return isLetGo ? undefined : lost;
}

function isLookUp({ call: read }: Operation, call: CreateHook): boolean {
  if (read.kind === 'getHook') return read.hook === call.hook;
  return read.kind === 'getByToken' && read.token === call.token;
}

function shows(response: Operation['response'], hook: Name): boolean {
  return response?.ok === true && response.hook?.hook === hook;
}

/** Whoever disposes of it, or ends its run, one way or another. */
function mayLetGo({ call: other }: Operation, call: CreateHook): boolean {
  switch (other.kind) {
    case 'disposeHook':
      return other.hook === call.hook;
    case 'endRun':
    case 'createBatch':
      return other.run === call.run;
    case 'cancelRuns':
      return other.runs.includes(call.run);
    default:
      return false;
  }
}
