import type { ActorContext, GateLabel } from '../../context.js';
import { carryOut } from './carry-out.js';
import type { VirtualCall } from './operation.js';
import type { FileGateOptions } from './session.js';

/** Who makes a synchronous call, and which. */
export interface SyncCall {
  readonly gates: FileGateOptions;
  readonly actor: ActorContext;
  /** Of the function, without `Sync`. */
  readonly name: string;
  readonly call: VirtualCall;
  readonly args: readonly unknown[];
}

/** Executes a call at once, as a synchronous function must. */
export function performNow(asked: SyncCall): unknown {
  const { name, call, args } = asked;
  const { operation, files, target } = call;
  const { effect, label = `fs:${name}Sync`, rest } = operation;
  const at = (gate: string): GateLabel => ({ kind: 'fs', name: gate, target });
  const first = carryOut({ ...asked, files }, at(label), effect, args);
  if (!rest) return first.value;
  const given = [first.value, ...args];
  // Whoever died at the first one goes on in the files where that was done.
  const then = { ...asked, files: first.files };
  return carryOut(then, at(rest.label), rest.effect, given).value;
}
