import { currentActor, type GateLabel, gate } from '../../context.js';
import { carryOut } from './carry-out.js';
import { type Effect, execute, type VirtualCall } from './operation.js';
import { fileGates } from './session.js';

/**
 * Executes a call behind its gates: one, or two for what can be half done.
 * `name`: of the function.
 */
export function perform(
  name: string,
  call: VirtualCall,
  args: readonly unknown[]
): Promise<unknown> {
  const { operation, files, target } = call;
  const { effect, label = `fs:${name}`, rest } = operation;
  const gates = fileGates();
  const actor = currentActor();
  let lasting = files;
  const behind = (
    gateName: string,
    each: Effect,
    given: readonly unknown[]
  ) => {
    const at: GateLabel = { kind: 'fs', name: gateName, target };
    return gate(at, () => {
      if (!gates?.dies || !actor) return execute(each, lasting, given);
      const asked = { gates, actor, name, args, files: lasting };
      const done = carryOut(asked, at, each, given);
      // Who died at the first goes on where that was done.
      lasting = done.files;
      return done.value;
    });
  };
  const done = behind(label, effect, args);
  if (!rest) return done;
  return done.then((started) =>
    behind(rest.label, rest.effect, [started, ...args])
  );
}
