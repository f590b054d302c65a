import { PROCESSES_MAX, type SubjectSpec } from '../subject.js';
import { type LoadedModule, loadModule, realmName } from './factory.js';

/** A graph whose process died, and in which of its lives. */
interface Dead {
  readonly graph: LoadedModule;
  readonly process: number;
  readonly generation: number;
}

/** Whether all that a life of a process had begun has come to its end. */
export type IsClean = (process: number, generation: number) => boolean;

/**
 * The module graphs of a package: one for each simulated process, and spare
 * ones, of which processes that restart are made. Modules are never unloaded,
 * so a graph whose process died serves again in a later schedule, once all
 * that it had begun has come to its end: each schedule has a data directory of
 * its own, of which no graph knows anything but those that were in it.
 */
export class Graphs {
  readonly #spec: SubjectSpec;
  #inUse: LoadedModule[] = [];
  #spare: LoadedModule[] = [];
  #dead: Dead[] = [];
  #generation = 0;
  #loaded = 0;

  constructor(spec: SubjectSpec) {
    this.#spec = spec;
  }

  /** Loaded so far. */
  get loaded(): number {
    return this.#loaded;
  }

  /** By the number of their process. */
  get inUse(): readonly LoadedModule[] {
    return this.#inUse;
  }

  /** Everything anew: nothing is known of what was loaded before. */
  async renew(): Promise<void> {
    this.#spare = [];
    this.#dead = [];
    this.#inUse = [];
    for (let process = 0; process < PROCESSES_MAX; process++) {
      this.#inUse.push(await this.#load(process));
    }
    this.#generation++;
  }

  /**
   * Sees to at least so many spare ones. If there were fewer, says how many
   * there are now in all: they take turns, and new ones come last.
   */
  async prepare(count: number): Promise<number> {
    const missing = count - this.#spare.length;
    if (missing <= 0) return 0;
    for (let at = 0; at < missing; at++) {
      this.#spare.push(await this.#load(PROCESSES_MAX + at));
    }
    this.#generation++;
    return this.#inUse.length + this.#spare.length;
  }

  /** The process has died, and goes on with another graph. */
  replace(process: number): LoadedModule {
    const next = this.#spare.shift();
    if (!next) throw new RangeError('No spare module graph was prepared');
    const graph = this.#inUse[process] as LoadedModule;
    const isBefore = (dead: Dead) => dead.process === process;
    const generation = this.#dead.filter(isBefore).length;
    this.#dead.push({ graph, process, generation });
    this.#inUse[process] = next;
    return next;
  }

  /** The schedule is over: what is clean serves again. */
  buried(isClean: IsClean): void {
    for (const { graph, process, generation } of this.#dead) {
      if (isClean(process, generation)) this.#spare.push(graph);
    }
    this.#dead = [];
  }

  async #load(number: number): Promise<LoadedModule> {
    this.#loaded++;
    const realm = realmName(number, this.#generation);
    return loadModule(this.#spec, realm);
  }
}
