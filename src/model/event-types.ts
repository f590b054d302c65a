import type { Call } from './call.js';
import type { Operation } from './history.js';

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
  lazyStartStep: 'step_started',
  retryStep: 'step_retrying',
  completeStep: 'step_completed',
  failStep: 'step_failed',
  createWait: 'wait_created',
  completeWait: 'wait_completed',
};

/** The type of the event that an accepted call appends. */
export function eventTypeOf({
  call,
  response,
}: Pick<Operation, 'call' | 'response'>): string | undefined {
  if (call.kind === 'endRun') return `run_${call.status}`;
  if (call.kind === 'createHook' && response?.ok && response.conflict) {
    return 'hook_conflict';
  }
  return TYPES[call.kind];
}
