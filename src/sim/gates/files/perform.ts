import { gate } from '../../context.js';
import { execute, type VirtualCall } from './operation.js';

/** Executes a call behind its gates: one, or two for what can be half done. */
export function perform(
  gateName: string,
  call: VirtualCall,
  args: readonly unknown[]
): Promise<unknown> {
  const { operation, files, target } = call;
  const { effect, label = gateName, rest } = operation;
  const done = gate({ kind: 'fs', name: label, target }, () =>
    execute(effect, files, args)
  );
  if (!rest) return done;
  return done.then((started) =>
    gate({ kind: 'fs', name: rest.label, target }, () =>
      execute(rest.effect, files, [started, ...args])
    )
  );
}
