import type { Call } from '../../model/call.js';
import type { Small } from './small.js';

/**
 * The runtime starts a run before it does anything else with it, creates a
 * step before it starts it, and starts it before it ends it.
 */
export function unusual(calls: readonly Call[], small: Small): number {
  const isStart = calls.some(({ kind }) => kind === 'startRun');
  const pending = Object.values(small.state.runs).filter(
    ({ status }) => status === 'pending'
  );
  const early = calls.filter((call) => isEarly(call, small));
  return early.length + (isStart ? 0 : pending.length);
}

const CREATE: readonly Call['kind'][] = ['createStep', 'lazyStartStep'];

/** Of a step that has not come so far: the contract leaves open what follows. */
export function isEarly(call: Call, { state }: Small): boolean {
  if (!('step' in call) || CREATE.includes(call.kind)) return false;
  const status = state.runs[call.run]?.steps[call.step]?.status;
  return call.kind === 'startStep' ? !status : status !== 'running';
}
