import type { ActorContext, GateLabel } from '../../context.js';
import type { MemoryFileSystem } from '../../files/memory-file-system.js';
import { changesOpen, isTearable } from './changes.js';
import { type Effect, execute } from './operation.js';
import type { FileGateOptions } from './session.js';

/** A call of an actor, and the files that it works on. */
export interface Carried {
  readonly gates: FileGateOptions;
  readonly actor: ActorContext;
  /** Of the function, without `Sync`. */
  readonly name: string;
  readonly args: readonly unknown[];
  readonly files: MemoryFileSystem;
}

/**
 * Executes one effect of a call. The process may die at it: then that, and all
 * that follows, goes into the void. `given`: what the effect is handed.
 */
export function carryOut(
  call: Carried,
  label: GateLabel,
  effect: Effect,
  given: readonly unknown[]
): { readonly value: unknown; readonly files: MemoryFileSystem } {
  const mayDie = call.actor.keeper !== undefined && call.gates.dies;
  const files =
    mayDie && changesOpen(call.name, call.args)
      ? lastingFiles(call, label, effect, given)
      : call.files;
  return { value: execute(effect, files, given), files };
}

/** The files on which the effect is carried out whole. */
function lastingFiles(
  { gates, actor, files }: Carried,
  label: GateLabel,
  effect: Effect,
  given: readonly unknown[]
): MemoryFileSystem {
  const death = gates.dies?.(label, actor);
  if (!death) return files;
  const { cut } = death;
  if (cut === undefined || !isTearable(label)) {
    death.kill();
    return gates.files(actor) ?? files.fork();
  }
  // Before the tear, so that the dead can do all of it to another file.
  const emptiness = files.fork();
  files.torn(cut, () => execute(effect, files, given));
  death.kill();
  return emptiness;
}
