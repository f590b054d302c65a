import type { Call } from '../../model/call.js';
import type { History, Operation } from '../../model/history.js';

/**
 * Calls that the runtime of the SDK does not make in the state that they are
 * made in. The contract answers them all the same, so they are tried; but a
 * story without them is the plainer one.
 *
 * - Steps, waits, hooks, completions and failures come from the body of a run, which
 *   runs only after `run_started` has been answered.
 * - Attributes and cancellations come from whoever has the run: its creation
 *   has been answered.
 */
const NEEDS: Partial<Record<Call['kind'], 'created' | 'started'>> = {
  createHook: 'started',
  disposeHook: 'started',
  createStep: 'started',
  startStep: 'started',
  lazyStartStep: 'started',
  retryStep: 'started',
  completeStep: 'started',
  failStep: 'started',
  createWait: 'started',
  completeWait: 'started',
  setAttributes: 'created',
  resume: 'created',
};

/** In words, one for each kind of call. */
export function unusualCalls({ operations }: History): string[] {
  const words = operations.flatMap((operation) => {
    const { call, invoked } = operation;
    if (!('run' in call)) return [];
    const need = needOf(call);
    if (!need || reached(operations, call.run, need, invoked)) return [];
    const lack = need === 'created' ? 'that nobody created' : 'not started';
    return [`${call.kind} on a run ${lack}`];
  });
  return [...new Set(words)];
}

function needOf(call: Call): 'created' | 'started' | undefined {
  if (call.kind !== 'endRun') return NEEDS[call.kind];
  return call.status === 'cancelled' ? 'created' : 'started';
}

/** Whether the caller may know that the run has come so far. */
function reached(
  operations: readonly Operation[],
  run: string,
  need: 'created' | 'started',
  before: number
): boolean {
  return operations.some(({ call, response, returned }) => {
    if (returned === undefined || returned >= before) return false;
    if (!response?.ok) return false;
    const { kind } = call;
    if (kind === 'keyedStart') return true;
    const brings = need === 'created' ? 'createRun' : 'startRun';
    return kind === brings && call.run === run;
  });
}
