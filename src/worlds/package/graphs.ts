import { PROCESSES_MAX, type SubjectSpec } from '../subject.js';
import { type LoadedModule, loadModule, realmName } from './factory.js';

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
  #dead: LoadedModule[] = [];
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

  /** Whether there were not so many spare ones yet. */
  async prepare(count: number): Promise<boolean> {
    if (this.#spare.length >= count) return false;
    // So many at once, so that all of them can live once before they serve.
    while (this.#spare.length < count) {
      for (let at = 0; at < PROCESSES_MAX; at++) {
        this.#spare.push(await this.#load(PROCESSES_MAX + at));
      }
      this.#generation++;
    }
    return true;
  }

  /** The process has died, and goes on with another graph. */
  replace(process: number): LoadedModule {
    const next = this.#spare.shift();
    if (!next) throw new RangeError('No spare module graph was prepared');
    this.#dead.push(this.#inUse[process] as LoadedModule);
    this.#inUse[process] = next;
    return next;
  }

  /** `isClean`: nothing of those that died is under way any more. */
  buried(isClean: boolean): void {
    if (isClean) this.#spare.push(...this.#dead);
    this.#dead = [];
  }

  async #load(number: number): Promise<LoadedModule> {
    this.#loaded++;
    const realm = realmName(number, this.#generation);
    return loadModule(this.#spec, realm);
  }
}
