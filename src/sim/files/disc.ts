import type { Dies } from '../death.js';
import type { Lost } from './durability/lost.js';
import { MemoryFileSystem } from './memory-file-system.js';

/** A simulated disc: what outlives the processes that have files on it. */
export class Disc {
  #files: MemoryFileSystem;
  #afterlives = new WeakMap<object, MemoryFileSystem>();
  #tracks = false;
  /** What comes before the paths of all directories, without the root. */
  readonly #above: string;

  /** @param path a directory that is there from the start */
  constructor(path: string, now: () => number) {
    this.#files = emptyFiles(path, now);
    this.#above = path.slice(1, path.lastIndexOf('/') + 1);
  }

  /** Asked before each effect that changes something: who dies at it. */
  dies: Dies | undefined;

  /** What is on it; another file system after a power loss. */
  get files(): MemoryFileSystem {
    return this.#files;
  }

  /** Puts an empty directory in the place of everything. */
  format(path: string, now: () => number): void {
    this.dies = undefined;
    this.#files = emptyFiles(path, now);
    if (this.#tracks) this.#files.trackDurability();
  }

  /**
   * A copy for a life that is over, where what is left running of it can do no
   * harm; the same one for as long as it does.
   */
  afterlife(life: object): MemoryFileSystem {
    const files = this.#afterlives.get(life) ?? this.#files.fork();
    this.#afterlives.set(life, files);
    return files;
  }

  /** Whether what is not synced, from the next format on, can be lost. */
  set tracksDurability(tracks: boolean) {
    this.#tracks = tracks;
  }

  /**
   * Takes what was not synced, as `choice` says (`survivorsOf`), and tells what
   * that was. Whoever has files open must be dead: what he writes goes to
   * those that were.
   */
  losePower(choice: number): readonly Lost[] {
    const { files, lost } = this.#files.afterPowerLoss(choice);
    this.#files = files;
    return lost.map((each) => ({ ...each, path: this.#shown(each.path) }));
  }

  /** As the gates show paths: from the directory above all. */
  #shown(path: string): string {
    return path.startsWith(this.#above) ? path.slice(this.#above.length) : path;
  }
}

function emptyFiles(path: string, now: () => number): MemoryFileSystem {
  const files = new MemoryFileSystem({ now });
  files.mkdir(path, { recursive: true });
  return files;
}
