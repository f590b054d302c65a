import {
  type ActorContext,
  type GateKeeper,
  isGone,
  type Life,
  type Surroundings,
} from './context.js';
import type { Outside } from './outside.js';
import type { ParkedGate } from './parked-gate.js';
import type { ArmedTimer } from './timers.js';

/** What a process needs of the machine that it is part of. */
export interface Machinery {
  readonly surroundings: Surroundings;
  readonly keeper: GateKeeper;
  /** Where its connections lead. */
  readonly outside?: Outside | undefined;
  spawn(actor: ActorContext, body: () => Promise<void>): void;
  /** Is told of the gates that no schedule releases any more. */
  buried(cut: readonly ParkedGate[]): void;
}

/** A life whose end only its process decides. */
interface OwnLife extends Life {
  state: Life['state'];
}

/**
 * A simulated process: what shares one module graph and one memory, and is
 * lost as a whole. A kill ends its present life at once: none of its gates is
 * ever released, none of its timers fires, its connections break, whoever ran
 * in it is gone, and its files are those of a dead actor (`Disc.afterlife`). A
 * restart begins another life with a generation of its own.
 */
export class Process {
  readonly number: number;
  readonly #machinery: Machinery;
  #gates: ParkedGate[] = [];
  readonly #timers = new Set<ArmedTimer>();
  /** Of lives that have ended: no schedule fires them. */
  readonly #buried = new Set<ArmedTimer>();
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

  /** Effects that wait in it, in the order in which they were asked for. */
  get gates(): readonly ParkedGate[] {
    return this.#gates;
  }

  /** Timers that are set in it. */
  get timers(): ReadonlySet<ArmedTimer> {
    return this.#timers;
  }

  /** Timers of its dead. */
  get buried(): ReadonlySet<ArmedTimer> {
    return this.#buried;
  }

  /** Resolves when the present life ends. */
  get death(): Promise<void> {
    return this.#death.promise;
  }

  /** An actor of the present life: its effects are parked, and die with it. */
  actor(name: string, role?: ActorContext['role']): ActorContext {
    let actor = this.#actors.get(name);
    if (!actor) {
      const { keeper } = this.#machinery;
      actor = { ...this.bystander(name), keeper, ...(role && { role }) };
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
    return this.actor(`p${this.number}`, 'background');
  }

  spawn(name: string, body: () => Promise<void>): void {
    this.#machinery.spawn(this.actor(name), body);
  }

  park(gate: ParkedGate): void {
    this.#gates.push(gate);
  }

  /** A gate is passed, and waits no more. */
  pass(gate: ParkedGate): void {
    const at = this.#gates.indexOf(gate);
    if (at >= 0) this.#gates.splice(at, 1);
  }

  arm(timer: ArmedTimer): void {
    (isGone(timer.actor) ? this.#buried : this.#timers).add(timer);
  }

  disarm(timer: ArmedTimer): void {
    this.#timers.delete(timer);
    this.#buried.delete(timer);
  }

  /** Of what waits in it, only what its callers asked for goes on waiting. */
  kill(): void {
    if (!this.isAlive) return;
    const life = this.#life;
    life.state = 'dead';
    this.standsUntilMs = Number.NEGATIVE_INFINITY;
    this.#actors.clear();
    this.#past.push(life);
    const cut = this.#gates.filter((gate) => gate.life === life);
    this.#gates = this.#gates.filter((gate) => gate.life !== life);
    for (const timer of this.#timers) {
      if (timer.actor.life !== life) continue;
      this.#timers.delete(timer);
      this.#buried.add(timer);
    }
    this.#machinery.buried(cut);
    this.#machinery.outside?.kill?.(this.number);
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

function deathOf(): { readonly promise: Promise<void>; end(): void } {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}
