import { syncBuiltinESMExports } from 'node:module';
import { MemoryFileSystem } from '../../sim/files/memory-file-system.js';
import { installEntropyGates } from '../../sim/gates/entropy.js';
import { installFileGates } from '../../sim/gates/files.js';
import { installTimeGates } from '../../sim/gates/time.js';
import { installTimerGates } from '../../sim/gates/timers.js';
import { installRealms } from '../../sim/realms/realm.js';
import type { DataDirectory } from '../../worlds/package/package-world.js';

/** Where the simulated files are: no real path begins so. */
const ROOT = '/worldproof';

/** Puts this process under simulation: actors meet gates, others nothing. */
export function installGates(): { readonly data: DataDirectory } {
  installRealms();
  const data = dataDirectory();
  installFileGates({
    files: () => data.files,
    root: ROOT,
    onEscape: ({ name, target }, actor) =>
      actor.keeper?.escaped(`${name} ${target}`),
  });
  installTimerGates();
  installEntropyGates();
  installTimeGates();
  syncBuiltinESMExports();
  return { data };
}

interface SimulatedData extends DataDirectory {
  readonly files: MemoryFileSystem;
}

function dataDirectory(): SimulatedData {
  const path = `${ROOT}/data`;
  let files = emptyFiles(path, () => 0);
  return {
    path,
    get files() {
      return files;
    },
    reset(nowMs) {
      files = emptyFiles(path, nowMs);
    },
  };
}

function emptyFiles(path: string, now: () => number): MemoryFileSystem {
  const files = new MemoryFileSystem({ now });
  files.mkdir(path, { recursive: true });
  return files;
}
