import type {
  ActorContext,
  GateKeeper,
  Life,
  Surroundings,
} from './context.js';

/** What a process needs of the machine that it is part of. */
export interface Machinery {
  readonly surroundings: Surroundings;
  readonly keeper: GateKeeper;
  spawn(actor: ActorContext, body: () => Promise<void>): void;
  /** Takes away what a life leaves behind: its gates and its timers. */
  buried(life: Life): void;
}

/** A life whose end only its process decides. */
interface OwnLife extends Life {
  state: Life['state'];
}

/**
 * A simulated process: what shares one module graph and one memory, and is
 * lost as a whole. A kill ends its present life at once: none of its gates is
 * ever released, none of its timers fires, and whoever ran in it is gone. A
 * restart begins another life with a generation of its own.
 */
export class Process {
  readonly number: number;
  readonly #machinery: Machinery;
  readonly #actors = new Map<string, ActorContext>();
  readonly #past: OwnLife[] = [];
  #life: OwnLife;
  #death = deathOf();
  /** Virtual time until which it stands still; it does not, where it is past. */
  standsUntilMs = Number.NEGATIVE_INFINITY;

  constructor(number: number, machinery: Machinery) {
    this.number = number;
    this.#machinery = machinery;
    this.#life = { process: number, generation: 0, state: 'alive' };
  }

  get life(): Life {
    return this.#life;
  }

  /** How often it was started before. */
  get generation(): number {
    return this.#life.generation;
  }

  /** Whether it does what it is asked at that time, and its timers fire. */
  goesOnAt(nowMs: number): boolean {
    return this.isAlive && nowMs >= this.standsUntilMs;
  }

  get isAlive(): boolean {
    return this.#life.state === 'alive';
  }

  /** Resolves when the present life ends. */
  get death(): Promise<void> {
    return this.#death.promise;
  }

  /** An actor of the present life: its effects are parked, and die with it. */
  actor(name: string): ActorContext {
    let actor = this.#actors.get(name);
    if (!actor) {
      const { keeper } = this.#machinery;
      actor = { ...this.bystander(name), keeper };
      this.#actors.set(name, actor);
    }
    return actor;
  }

  /** The same for set-up and observation, whose effects run at once. */
  bystander(name: string): ActorContext {
    const { surroundings } = this.#machinery;
    return { name, process: this.number, surroundings, life: this.#life };
  }

  /**
   * What the process does by itself, once it has begun: timers, pollers,
   * workers. An actor of its own, scheduled and gated like the others.
   */
  get background(): ActorContext {
    return this.actor(`${BACKGROUND}${this.number}`);
  }

  spawn(name: string, body: () => Promise<void>): void {
    this.#machinery.spawn(this.actor(name), body);
  }

  kill(): void {
    if (!this.isAlive) return;
    this.#life.state = 'dead';
    this.standsUntilMs = Number.NEGATIVE_INFINITY;
    this.#actors.clear();
    this.#past.push(this.#life);
    this.#machinery.buried(this.#life);
    this.#death.end();
  }

  restart(): void {
    if (this.isAlive) return;
    const generation = this.generation + 1;
    this.#life = { process: this.number, generation, state: 'alive' };
    this.#death = deathOf();
  }

  /** The schedule is over: its dead may come to an end of what they began. */
  spend(): void {
    for (const life of this.#past) life.state = 'spent';
  }
}

/** The name of a background actor says whose it is. */
const BACKGROUND = 'p';

export function isBackground(actor: string): boolean {
  return /^p\d+$/.test(actor);
}

function deathOf(): { readonly promise: Promise<void>; end(): void } {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}
