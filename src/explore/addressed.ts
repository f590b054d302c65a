import type { Call } from '../model/call.js';
import type { Names } from '../worlds/contract/names.js';

/**
 * Where the World makes the ids of runs, nobody knows the id of a run before
 * the call that creates it has answered. Whoever asks for the run earlier asks
 * for one that never exists, which the history calls by a name of its own.
 */
export function addressed(call: Call, names: Names): Call {
  if (!('run' in call) || CREATES.has(call.kind)) return call;
  if (names.has('run', call.run)) return call;
  return { ...call, run: `${call.run}-unborn` };
}

const CREATES: ReadonlySet<Call['kind']> = new Set(['createRun', 'keyedStart']);
