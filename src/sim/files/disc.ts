import type { Lost } from './durability/lost.js';
import { MemoryFileSystem } from './memory-file-system.js';
import type { Contents } from './state-left.js';

/** A simulated disc: what outlives the processes that have files on it. */
export class Disc {
  #files: MemoryFileSystem;

  /** @param path a directory that is there from the start */
  constructor(path: string, now: () => number) {
    this.#files = emptyFiles(path, now);
  }

  /** What is on it; another file system after a power loss. */
  get files(): MemoryFileSystem {
    return this.#files;
  }

  /** Puts an empty directory in the place of everything. */
  format(path: string, now: () => number): void {
    this.#files = emptyFiles(path, now);
  }

  /** From here on what is not synced can be lost. */
  trackDurability(): void {
    this.#files.trackDurability();
  }

  /**
   * Takes what was not synced, as `choice` says (`survivorsOf`), and tells what
   * that was. Whoever has files open must be dead: what he writes goes to
   * those that were.
   */
  losePower(choice: number): readonly Lost[] {
    const { files, lost } = this.#files.afterPowerLoss(choice);
    this.#files = files;
    return lost;
  }

  /** Runs `effect` as by a process that dies inside it (`tornLength`). */
  torn<T>(cut: number, effect: () => T): T {
    return this.#files.torn(cut, effect);
  }

  /** What all files hold, to be compared later by `stateLeft`. */
  contents(): Contents {
    return this.#files.contents();
  }
}

function emptyFiles(path: string, now: () => number): MemoryFileSystem {
  const files = new MemoryFileSystem({ now });
  files.mkdir(path, { recursive: true });
  return files;
}
