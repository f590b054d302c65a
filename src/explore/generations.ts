import { normalise } from '../laboratory/normalise.js';
import { isScheduled, type Life, runAs } from '../sim/context.js';
import type { Machine } from '../sim/machine.js';
import type { Process } from '../sim/process.js';
import type { WorldApi } from '../worlds/contract/api.js';
import type { LoadedSubject } from '../worlds/subject.js';
import { unusableWorld } from './unusable-world.js';

/** An answer, or undefined: the process died before there was one. */
export type Asked<Answer> = Promise<Answer | undefined>;

/** What became of a World that was to begin again. */
export type Begun =
  | { readonly kind: 'begun' }
  | { readonly kind: 'failed'; readonly words: string };

/** The World of each process, in the generation that it has come to. */
export class Generations {
  readonly #subject: LoadedSubject;
  readonly #machine: Machine;
  readonly #worlds: (WorldApi | Promise<WorldApi>)[];
  readonly #heard: (world: WorldApi) => WorldApi;
  /** What was begun in a process that may die, until it has come to an end. */
  readonly #begun = new Map<Promise<unknown>, Life>();
  readonly #mayDie: boolean;

  constructor(
    subject: LoadedSubject,
    machine: Machine,
    worlds: readonly WorldApi[],
    options: {
      readonly heard: (world: WorldApi) => WorldApi;
      readonly mayDie: boolean;
    }
  ) {
    this.#subject = subject;
    this.#machine = machine;
    this.#heard = options.heard;
    this.#mayDie = options.mayDie;
    this.#worlds = worlds.map(options.heard);
  }

  /** How many processes there are. */
  get processes(): number {
    return this.#worlds.length;
  }

  /** Whether nothing that was begun is still under way. */
  get isAtRest(): boolean {
    return this.#begun.size === 0;
  }

  /** Whether nothing of one life of a process is. */
  isClean(process: number, generation: number): boolean {
    return [...this.#begun.values()].every(
      (each) => each.process !== process || each.generation !== generation
    );
  }

  /** Asks the World of a process on behalf of one of its callers. */
  ask<Answer>(
    name: string,
    process: number,
    question: (world: WorldApi) => Promise<Answer>
  ): Asked<Answer> {
    const world = this.#worlds[process] as WorldApi | Promise<WorldApi>;
    const asked = () =>
      world instanceof Promise ? world.then(question) : question(world);
    if (!this.#mayDie || !isScheduled()) return asked();
    const own = this.#machine.process(process);
    const answered = runAs(own.actor(name), asked);
    this.#until(answered, own);
    return Promise.race([answered, own.death.then(() => undefined)]);
  }

  #until(work: Promise<unknown>, { life }: Process): void {
    this.#begun.set(work, life);
    const end = () => this.#begun.delete(work);
    work.then(end, end);
  }

  /**
   * A new World over the same store; what it does by itself is done by the
   * background actor of its process. Who calls it meanwhile waits for it.
   * `told`: whether it has begun again.
   */
  restart(number: number, told: (begun: Begun) => void): void {
    const process = this.#machine.process(number);
    process.restart();
    const { background, life } = process;
    const opened = runAs(background, () => this.#open(number));
    this.#worlds[number] =
      opened instanceof Promise
        ? opened.then(this.#heard, unusableWorld)
        : this.#heard(opened);
    process.spawn(background.name, async () => {
      const begun = this.#recover(opened, life, told);
      this.#until(begun, process);
      await begun;
    });
  }

  #open(number: number): WorldApi | Promise<WorldApi> {
    try {
      const opened = this.#subject.restart?.(number);
      if (opened) return opened;
    } catch (error) {
      return Promise.reject(error);
    }
    throw new TypeError(`Process ${number} cannot restart`);
  }

  /**
   * Tells of a World that cannot begin again: none of its answers says so. What
   * runs on in a process that died meanwhile is no World's, and told to nobody.
   */
  async #recover(
    opened: WorldApi | Promise<WorldApi>,
    life: Life,
    told: (begun: Begun) => void
  ): Promise<void> {
    try {
      await this.#subject.begin?.(await opened);
      if (life.state === 'alive') told({ kind: 'begun' });
    } catch (error) {
      if (life.state !== 'alive') return;
      const { message = String(error) } = error as Partial<Error>;
      const words = normalise(message);
      const never = this.#subject.cannotBegin?.();
      if (never === undefined) told({ kind: 'failed', words });
      else
        this.#machine.escaped(
          `start() threw ${words}, as it does with an empty store (--no-faults asks without)`
        );
    }
  }
}
