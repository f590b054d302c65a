import type { ActorContext, GateLabel } from '../../context.js';
import type { MemoryFileSystem } from '../../files/memory-file-system.js';
import { changesOpen, isTearable } from './changes.js';
import { type Effect, execute, type VirtualCall } from './operation.js';
import type { FileGateOptions } from './session.js';

/** Who makes a synchronous call, and where. */
export interface SyncCall {
  readonly gates: FileGateOptions;
  readonly actor: ActorContext;
  readonly name: string;
  readonly call: VirtualCall;
  readonly args: readonly unknown[];
}

/**
 * Executes a call at once, as a synchronous function must. Its process may die
 * at each of its effects: then that, and all that follows, goes into the void.
 */
export function performNow(asked: SyncCall): unknown {
  const { actor, name, call, args } = asked;
  const { effect, label = `fs:${name}Sync`, rest } = call.operation;
  let { files } = call;
  const perform = (gate: string, each: Effect, given: readonly unknown[]) => {
    const dies = actor.keeper && changesOpen(name, args);
    if (dies) files = lastingFiles(asked, gate, files, each, given);
    return execute(each, files, given);
  };
  const value = perform(label, effect, args);
  return rest ? perform(rest.label, rest.effect, [value, ...args]) : value;
}

/** The files on which an effect is carried out whole. */
function lastingFiles(
  { gates, actor, call }: SyncCall,
  name: string,
  files: MemoryFileSystem,
  effect: Effect,
  args: readonly unknown[]
): MemoryFileSystem {
  const label: GateLabel = { kind: 'fs', name, target: call.target };
  const death = gates.beforeSync?.(label, actor);
  if (!death) return files;
  const { cut } = death;
  if (cut === undefined || !isTearable(label)) {
    death.kill();
    return gates.files(actor) ?? files.fork();
  }
  // Before the tear, so that the dead can do all of it to another file.
  const emptiness = files.fork();
  files.torn(cut, () => execute(effect, files, args));
  death.kill();
  return emptiness;
}
