import type { Call } from '../model/call.js';
import type { Names } from '../worlds/contract/names.js';

/**
 * If the World makes the ids of runs, nobody knows the id of a run before the
 * call that creates it has answered. A call that names the run earlier asks for
 * a run that never exists; the history gives that one a name of its own.
 */
export function addressed(call: Call, names: Names): Call {
  if (!('run' in call) || CREATES.has(call.kind)) return call;
  if (names.has('run', call.run)) return call;
  return { ...call, run: `${call.run}-unborn` };
}

const CREATES: ReadonlySet<Call['kind']> = new Set(['createRun', 'keyedStart']);
