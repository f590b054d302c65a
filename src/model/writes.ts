import type { Call } from './call.js';

const WRITES: ReadonlySet<Call['kind']> = new Set([
  'createRun',
  'startRun',
  'endRun',
  'createHook',
  'resume',
  'disposeHook',
  'setAttributes',
  'createStep',
  'startStep',
  'completeStep',
  'failStep',
  'keyedStart',
]);

export function isWrite(call: Call): boolean {
  return WRITES.has(call.kind);
}
