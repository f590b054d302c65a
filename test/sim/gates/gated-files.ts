import { afterEach, beforeEach } from 'vitest';
import type { ActorContext } from '../../../src/sim/context.js';
import { MemoryFileSystem } from '../../../src/sim/files/memory-file-system.js';
import { installFileGates } from '../../../src/sim/gates/files.js';
import { ParkingKeeper } from './parking-keeper.js';

export const root = '/worldproof';

/** Fresh for each test: an actor whose gates the test releases. */
export interface GatedFiles {
  keeper: ParkingKeeper;
  files: MemoryFileSystem;
  actor: ActorContext;
  escapes: string[];
  ungated: string[];
  uninstall: () => void;
}

export function useGatedFiles(): GatedFiles {
  const gated = {} as GatedFiles;
  beforeEach(() => {
    const keeper = new ParkingKeeper();
    gated.keeper = keeper;
    gated.files = new MemoryFileSystem({ now: () => 1_000, mount: root });
    gated.actor = { name: 'A', process: 0, keeper };
    gated.escapes = [];
    gated.ungated = [];
    gated.uninstall = installFileGates({
      root,
      files: () => gated.files,
      onEscape: ({ name, target }) => gated.escapes.push(`${name} ${target}`),
      onUngated: ({ name, target }) => gated.ungated.push(`${name} ${target}`),
    });
  });
  afterEach(() => gated.uninstall());
  return gated;
}
