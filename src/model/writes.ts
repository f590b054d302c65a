import type { Call, EndRun } from './call.js';

const WRITES = [
  'createRun',
  'startRun',
  'endRun',
  'cancelRuns',
  'createHook',
  'resume',
  'disposeHook',
  'setAttributes',
  'createStep',
  'startStep',
  'lazyStartStep',
  'retryStep',
  'completeStep',
  'failStep',
  'createWait',
  'completeWait',
  'createBatch',
  'keyedStart',
] as const satisfies readonly Call['kind'][];

const KINDS: ReadonlySet<Call['kind']> = new Set(WRITES);

/** Calls that change nothing. */
export type Read = Exclude<Call, { kind: (typeof WRITES)[number] }>;

export function isWrite(call: Call): boolean {
  return KINDS.has(call.kind);
}

/** Calls that create their run if it is not there. */
type Creation = Extract<
  Call,
  { kind: 'createRun' | 'startRun' | 'keyedStart' }
>;

export function isCreation(call: Call): call is Creation {
  if (call.kind === 'startRun') return call.data !== undefined;
  return call.kind === 'createRun' || call.kind === 'keyedStart';
}

type Cancellation = EndRun & { readonly status: 'cancelled' };

export function isCancellation(call: Call): call is Cancellation {
  return call.kind === 'endRun' && call.status === 'cancelled';
}
