import type { ArmedTimer, VirtualClock } from './clock.js';
import {
  type ActorContext,
  type GateKeeper,
  type GateLabel,
  runAs,
  type Surroundings,
  type TimerRequest,
} from './context.js';
import type { FrameRecorder, Frames } from './frames/frame.js';
import type { Idle } from './idle.js';
import type { Outside } from './outside.js';
import { type RandomStream, randomStream } from './random.js';
import { orderReady, type ReadyGate } from './ready.js';
import type { Strategy } from './strategies/strategy.js';
import type { TraceStep } from './trace.js';

export interface MachineOptions {
  readonly clock: VirtualClock;
  readonly strategy: Strategy;
  /** Virtual ms that pass with each released gate. */
  readonly tickMs: number;
  /** Seed of what the subject draws. */
  readonly entropy: number;
  readonly stepsMax: number;
  /** Waits, in real time, until nothing more can happen by itself. */
  readonly idle: Idle;
  /** Servers that the gates let requests go to. */
  readonly outside?: Outside | undefined;
  /** Whether their replies are steps of their own. */
  readonly holdsReplies?: boolean | undefined;
  /** Tells where effects are asked for; absent where nobody is told. */
  readonly frames?: FrameRecorder | undefined;
}

/** Why a simulation stopped. */
export type Ending =
  | { readonly kind: 'quiet' }
  /** Nothing is ready, no timer is set, and these actors still wait. */
  | {
      readonly kind: 'hung';
      readonly actors: readonly string[];
      /** What may still come from other programs; absent: nothing. */
      readonly awaited?: readonly string[] | undefined;
    }
  | { readonly kind: 'exhausted'; readonly steps: number };

interface ParkedGate extends ReadyGate {
  readonly at: Frames | undefined;
  release(): void;
}

/**
 * The deterministic machine: it parks actors before their effects, releases
 * one gate at a time in the order that the strategy draws, and moves time.
 */
export class Machine implements GateKeeper, Surroundings {
  readonly trace: TraceStep[] = [];
  /** What reached an actor without passing a gate, at which step. */
  readonly escapes: string[] = [];
  readonly #options: MachineOptions;
  readonly #parked: ParkedGate[] = [];
  readonly #running = new Set<string>();
  readonly #streams = new Map<string, RandomStream>();
  #sequence = 0;
  #last: string | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(options: MachineOptions) {
    this.#options = options;
  }

  get holdsReplies(): boolean {
    return this.#options.holdsReplies === true;
  }

  get step(): number {
    return this.trace.length;
  }

  /** A scheduled actor's context: its effects are parked. */
  actor(name: string, process: number): ActorContext {
    return { name, process, keeper: this, surroundings: this };
  }

  /** The context of set-up and observation: effects run at once. */
  bystander(name: string, process: number): ActorContext {
    return { name, process, surroundings: this };
  }

  spawn(actor: ActorContext, body: () => Promise<void>): void {
    this.#running.add(actor.name);
    runAs(actor, () => {
      body().then(
        () => this.#running.delete(actor.name),
        (error: unknown) => {
          this.#running.delete(actor.name);
          this.#failure ??= { error };
        }
      );
    });
  }

  park(
    actor: ActorContext,
    label: GateLabel,
    release: () => void,
    at = label.kind === 'call' ? undefined : this.where(actor)
  ): void {
    const { name, process } = actor;
    const sequence = this.#sequence++;
    this.#parked.push({ actor: name, process, label, sequence, release, at });
  }

  where({ name }: ActorContext): Frames | undefined {
    return this.#options.frames?.here(name);
  }

  note(outcome: string): void {
    const last = this.trace.at(-1);
    if (last) last.outcome = outcome;
  }

  escaped(label: string): void {
    this.escapes.push(`step ${this.step}: ${label}`);
  }

  nowMs(actor: ActorContext): number {
    return this.#options.clock.nowOf(actor.process);
  }

  random(actor: ActorContext): number {
    let stream = this.#streams.get(actor.name);
    if (!stream) {
      stream = randomStream('ids', this.#options.entropy, actor.name);
      this.#streams.set(actor.name, stream);
    }
    return stream.next();
  }

  setTimer(actor: ActorContext, request: TimerRequest): () => void {
    const { clock } = this.#options;
    // Nothing races with a bystander: what it puts off for a turn costs no step.
    if (!actor.keeper && request.delayMs === 0) return nextTurn(request);
    const at = this.where(actor);
    const armed: TimerRequest = {
      ...request,
      callback: () => {
        if (request.repeats) timer = clock.arm(actor, armed, at);
        request.callback();
      },
    };
    let timer = clock.arm(actor, armed, at);
    return () => clock.disarm(timer);
  }

  /** Runs until every actor is done and nothing is parked. */
  async run(): Promise<Ending> {
    const { idle, stepsMax, clock, outside } = this.#options;
    for (;;) {
      // What has just been sent is waited for in any case.
      if (!outside?.isBusy) await idle.settle();
      // What a reply sets off may ask for more, until all is at rest.
      while (outside?.isBusy) {
        await outside.settle();
        await idle.settle();
      }
      if (this.#failure) throw this.#failure.error;
      if (this.#running.size + this.#parked.length === 0) {
        return { kind: 'quiet' };
      }
      if (this.step >= stepsMax) return { kind: 'exhausted', steps: stepsMax };
      const due = clock.due();
      if (this.#parked.length + due.length > 0) this.#releaseOne(due);
      else if (!this.#skipToTimer() && !(await this.#awaitOutside())) {
        const awaited = outside?.awaited ?? [];
        const actors = [...this.#running];
        return { kind: 'hung', actors, ...(awaited.length > 0 && { awaited }) };
      }
    }
  }

  #releaseOne(due: readonly ArmedTimer[]): void {
    const ready = this.#ready(due);
    const choice = this.#options.strategy.pick(ready, this.#last);
    const index = choice % ready.length;
    const gate = ready[index] as ParkedGate;
    const actors = ready.map(({ actor }) => actor);
    const continues = this.#last !== undefined && actors.includes(this.#last);
    const step: TraceStep = {
      actor: gate.actor,
      process: gate.process,
      label: gate.label,
      ready: ready.length,
      actors,
      choice: index,
      continues,
      preempts: continues && gate.actor !== this.#last,
      ...(gate.at && { at: gate.at }),
    };
    this.trace.push(step);
    if (gate.label.kind === 'call') {
      this.#options.frames?.begin(gate.actor, (at) => {
        step.at = at;
      });
    }
    const at = this.#parked.indexOf(gate);
    if (at >= 0) this.#parked.splice(at, 1);
    this.#last = gate.actor;
    this.#options.clock.advance(this.#options.tickMs);
    gate.release();
  }

  /**
   * The timers of further processes come last, whoever they belong to: so a
   * choice that was recorded when they waited for the first still means the
   * same gate.
   */
  #ready([first, ...others]: readonly ArmedTimer[]): ParkedGate[] {
    const gates = this.#parked.slice();
    if (first) gates.unshift(this.#gateOf(first));
    return [
      ...orderReady(gates, this.#last),
      ...others.map((timer) => this.#gateOf(timer)),
    ];
  }

  #gateOf(due: ArmedTimer): ParkedGate {
    const { actor, request, sequence, at } = due;
    return {
      actor: actor.name,
      process: actor.process,
      label: { kind: 'timer', name: 'timer', target: `${request.delayMs} ms` },
      sequence: -1 - sequence,
      at,
      release: () => {
        this.#options.clock.disarm(due);
        runAs(actor, request.callback);
      },
    };
  }

  /** Nothing is ready: time goes to the next timer, if there is one. */
  #skipToTimer(): boolean {
    const { clock } = this.#options;
    const timer = clock.next();
    if (!timer) return false;
    clock.advance(Math.max(0, timer.dueMs - clock.nowMs));
    return true;
  }

  /** Something that no gate controls may still wake an actor. */
  async #awaitOutside(): Promise<boolean> {
    const before = this.#running.size;
    const waiting = [...this.#running].join(', ');
    const woken = await this.#options.idle.outside(
      () => this.#parked.length > 0 || this.#running.size < before
    );
    if (woken) {
      this.escapes.push(`step ${this.step}: woken from outside (${waiting})`);
    }
    return woken;
  }
}

/** Before the machine goes on; in the context of whoever asked. */
function nextTurn({ callback }: TimerRequest): () => void {
  let isCancelled = false;
  void Promise.resolve().then(() => {
    if (!isCancelled) callback();
  });
  return () => {
    isCancelled = true;
  };
}
