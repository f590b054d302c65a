import childProcess from 'node:child_process';
import { currentActor } from '../context.js';
import { type Exports, patch } from './files/patch.js';

/** They end before they return, so that nothing else would notice them. */
const SYNCHRONOUS = ['execSync', 'execFileSync', 'spawnSync'] as const;

/**
 * Tells of programs that an actor runs to their end: no schedule controls what
 * they do. Returns what uninstalls it; needs `syncBuiltinESMExports()` after
 * it.
 */
export function installChildProcessGates(): () => void {
  const table = childProcess as unknown as Exports;
  const undo = SYNCHRONOUS.map((name) =>
    patch(table, name, (original) => (...args) => {
      const actor = currentActor();
      actor?.keeper?.escaped(`${actor.name} ran a child process: ${args[0]}`);
      return original(...args);
    })
  );
  return () => {
    for (const each of undo) each();
  };
}
