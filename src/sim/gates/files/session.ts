import type { ActorContext, GateLabel } from '../../context.js';
import type { Dies } from '../../death.js';
import type { MemoryFileSystem } from '../../files/memory-file-system.js';

export interface FileGateOptions {
  /** The file system that `actor` sees below the root, if it has one. */
  files(actor: ActorContext): MemoryFileSystem | undefined;
  /** The virtual root: an absolute path; everything else stays real. */
  readonly root: string;
  /** A scheduled actor's sync call: executed at once, at no gate. */
  onUngated?(label: GateLabel, actor: ActorContext): void;
  /**
   * Before each effect by which a call of a scheduled actor changes something,
   * of which a call can have two: whether its process dies here. So those of
   * synchronous calls, which no gate holds, are points at which it can die.
   */
  dies?: Dies | undefined;
  /**
   * A scheduled actor's async call on a real file: nobody orders it. By
   * default the actor's keeper is told.
   */
  onEscape?(label: GateLabel, actor: ActorContext): void;
}

/**
 * What the patched functions serve. Packages keep the functions that they
 * found when they were loaded, so these ask here at each call and pass
 * everything through while nothing is installed.
 */
let installed: FileGateOptions | undefined;

export function fileGates(): FileGateOptions | undefined {
  return installed;
}

export function setFileGates(options: FileGateOptions | undefined): void {
  installed = options;
}
