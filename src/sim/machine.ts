import { isAtOnce, nextTurn } from './at-once.js';
import type { VirtualClock } from './clock.js';
import {
  type ActorContext,
  type GateKeeper,
  type GateKind,
  type GateLabel,
  isGone,
  runAs,
  type Surroundings,
  type TimerRequest,
} from './context.js';
import type { Ending } from './ending.js';
import type { FrameRecorder, Frames } from './frames/frame.js';
import type { Idle } from './idle.js';
import { layToRest } from './last-rest.js';
import type { Outside } from './outside.js';
import {
  longestWaiting,
  type ParkedGate,
  passed,
  unpassed,
} from './parked-gate.js';
import type { Machinery, Process } from './process.js';
import { Processes } from './processes.js';
import { PromptTimers } from './prompt-timers.js';
import { type RandomStream, randomStream } from './random.js';
import { orderReady } from './ready.js';
import { Stamina } from './stamina.js';
import type { Strategy } from './strategies/strategy.js';
import type { ArmedTimer } from './timers.js';
import { isCall, Together } from './together.js';
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
  /** After how many microtasks calls follow each other; absent: at rest. */
  readonly together?: readonly number[] | undefined;
  /** Whether a process comes to its timers before it goes on for long. */
  readonly arePrompt?: boolean | undefined;
  /** Tells where effects are asked for; absent where nobody is told. */
  readonly frames?: FrameRecorder | undefined;
}

/** Effects whose place in the tested code says something. */
const HAS_PLACE: ReadonlySet<GateKind> = new Set([
  'fs',
  'store',
  'timer',
  'wire',
]);

/** Virtual ms by which timers come late where a schedule does not end. */
const LATE_MS = 1000;

/**
 * The deterministic machine: it parks actors before their effects, releases
 * one gate at a time in the order that the strategy draws, and moves time.
 */
export class Machine implements GateKeeper, Surroundings, Machinery {
  readonly keeper = this;
  readonly surroundings = this;
  readonly trace: TraceStep[] = [];
  /** What reached an actor without passing a gate, at which step. */
  readonly escapes: string[] = [];
  readonly #options: MachineOptions;
  readonly #running = new Map<string, ActorContext>();
  readonly #processes: Processes;
  readonly #together: Together;
  /** Gates of the dead, which no schedule releases. */
  readonly #graves: ParkedGate[] = [];
  readonly #streams = new Map<string, RandomStream>();
  readonly #timers: PromptTimers | undefined;
  #sequence = 0;
  #last: string | undefined;
  #failure: { readonly error: unknown } | undefined;
  #isOver = false;
  #stepsMax: number;
  #isLate = false;
  #wasLate = false;
  readonly #stamina = new Stamina();

  constructor(options: MachineOptions) {
    this.#options = options;
    this.#stepsMax = options.stepsMax;
    this.#processes = new Processes(this, options.clock);
    this.#together = new Together(options.together);
    if (options.arePrompt) this.#timers = new PromptTimers();
  }

  get holdsReplies(): boolean {
    return this.#options.holdsReplies === true;
  }

  get outside(): Outside | undefined {
    return this.#options.outside;
  }

  /** Whether something may happen by itself, in time. */
  get hasTimers(): boolean {
    return this.#processes.haveTimers;
  }

  get step(): number {
    return this.trace.length;
  }

  process(number: number): Process {
    return this.#processes.get(number);
  }

  /** A scheduled actor's context: its effects are parked. */
  actor(name: string, process: number): ActorContext {
    return this.process(process).actor(name);
  }

  /**
   * Who calls a process from outside: a scheduled actor that outlives it, and
   * waits while the process is down or stands still.
   */
  caller(name: string, process: number): ActorContext {
    return { name, process, keeper: this, surroundings: this };
  }

  /** The context of set-up and observation: effects run at once. */
  bystander(name: string, process: number): ActorContext {
    return this.process(process).bystander(name);
  }

  spawn(actor: ActorContext, body: () => Promise<void>): void {
    const { name } = actor;
    this.#running.set(name, actor);
    const isOver = () => {
      if (this.#running.get(name) !== actor) return false;
      return this.#running.delete(name);
    };
    runAs(actor, () => {
      body().then(isOver, (error: unknown) => {
        if (isOver()) this.#failure ??= { error };
      });
    });
  }

  /** The process stands still while so much time passes for the others. */
  stall(process: number, ms: number): void {
    this.#processes.stall(process, ms);
  }

  buried(cut: readonly ParkedGate[]): void {
    this.#graves.push(...cut);
    const last = this.trace.at(-1);
    if (last) last.cut = [...(last.cut ?? []), ...cut.map(unpassed)];
    for (const [name, actor] of this.#running) {
      if (isGone(actor)) this.#running.delete(name);
    }
  }

  park(
    actor: ActorContext,
    label: GateLabel,
    release: () => void,
    at = HAS_PLACE.has(label.kind) ? this.where(actor) : undefined
  ): void {
    const { name, process, life, role } = actor;
    const sequence = this.#sequence++;
    const asked = this.step;
    const own = { actor: name, process, life, role, label, sequence };
    const gate = { ...own, asked, release, at };
    if (life?.state === 'spent' && this.mayGoOn(actor)) release();
    else if (isGone(actor)) this.#graves.push(gate);
    else this.process(process).park(gate);
  }

  mayGoOn(actor: ActorContext): boolean {
    return this.#stamina.lasts(actor);
  }

  where({ name }: ActorContext): Frames | undefined {
    return this.#options.frames?.here(name);
  }

  note(outcome: string): void {
    // What the dead still hear belongs to no step.
    const last = this.#isOver ? undefined : this.trace.at(-1);
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
    // Nothing races with a bystander: what it puts off for a turn costs no step.
    if (isAtOnce(actor, request)) return nextTurn(request);
    const at = this.where(actor);
    const processes = this.#processes;
    const armed: TimerRequest = {
      ...request,
      callback: () => {
        if (request.repeats) timer = processes.arm(actor, armed, at);
        request.callback();
      },
    };
    let timer = processes.arm(actor, armed, at);
    return () => processes.disarm(timer);
  }

  /** Runs until every actor is done and nothing is parked. */
  async run(): Promise<Ending> {
    const { outside } = this.#options;
    for (;;) {
      const turns = this.#together.turnsAfter(this.trace.at(-1));
      // Not in a function: to await one would take turns of its own.
      for (let turn = 0; turn < (turns ?? 0); turn++) await undefined;
      const goesOn = turns !== undefined && this.#processes.isAnyParked(isCall);
      if (!goesOn) await this.#rest();
      if (this.#failure) throw this.#failure.error;
      const parked = this.#processes.released();
      if (parked.length === 0 && !this.#isAnybodyLeft) return { kind: 'quiet' };
      if (this.step >= this.#stepsMax)
        return { kind: 'exhausted', steps: this.#stepsMax };
      const due = this.#processes.due();
      const free = this.#timers?.passing(parked, due) ?? parked;
      if (free.length + due.length > 0) this.#releaseOne(free, due);
      else if (!this.#skipToTimer() && !(await this.#awaitOutside())) {
        const awaited = outside?.awaited ?? [];
        const actors = [...this.#running.keys()];
        return { kind: 'hung', actors, ...(awaited.length > 0 && { awaited }) };
      }
    }
  }

  /**
   * After a schedule that has taken all its steps: so many more, in which
   * whoever waits for longest comes first, and each timer comes late, so that
   * nobody is kept by others and what expires does. `hung` where that is no end
   * of it either. What came to an end by timers that were late is exhausted all
   * the same: that they were is no part of the plan.
   */
  async runOn(steps: number): Promise<Ending> {
    const { stepsMax } = this.#options;
    this.#isLate = true;
    this.#stepsMax = this.step + steps;
    const ending = await this.run();
    if (ending.kind === 'exhausted') {
      const actors = [...this.#running.keys()];
      return { kind: 'hung', actors, isEndless: true };
    }
    return this.#wasLate ? { kind: 'exhausted', steps: stepsMax } : ending;
  }

  /** Until nothing goes on by itself. */
  async #rest(): Promise<void> {
    const { idle, outside } = this.#options;
    // What has just been sent is waited for in any case.
    if (!outside?.isBusy) await idle.settle();
    // What a reply sets off may ask for more, until all is at rest.
    while (outside?.isBusy) {
      await outside.settle();
      await idle.settle();
    }
  }

  /** Whether there is anybody whose process is not down. */
  get #isAnybodyLeft(): boolean {
    const isUp = ({ process }: { readonly process: number }) =>
      this.process(process).isAlive;
    return (
      [...this.#running.values()].some(isUp) ||
      this.#processes.isAnyParked(isUp)
    );
  }

  /**
   * Once the schedule is over: lets the dead finish what they had begun.
   * Resolves with false where they do not.
   */
  async layToRest(isOver: () => boolean): Promise<boolean> {
    const { clock, idle, outside } = this.#options;
    this.#isOver = true;
    this.#processes.spend();
    outside?.spend?.();
    const [processes, graves] = [this.#processes, this.#graves];
    const rest = { clock, processes, idle, graves, isOver };
    const isAtRest = await layToRest(rest);
    outside?.laidToRest?.();
    return isAtRest;
  }

  #releaseOne(parked: readonly ParkedGate[], due: readonly ArmedTimer[]): void {
    const ready = this.#ready(parked, due);
    const index = this.#isLate
      ? longestWaiting(ready)
      : this.#options.strategy.pick(ready, this.#last) % ready.length;
    const gate = ready[index] as ParkedGate;
    const step = passed(ready, index, this.#last);
    this.trace.push(step);
    this.#timers?.released(gate);
    if (gate.label.kind === 'call') {
      this.#options.frames?.begin(gate.actor, (at) => {
        step.at = at;
      });
    }
    this.process(gate.process).pass(gate);
    this.#last = gate.actor;
    this.#options.clock.advance(this.#options.tickMs);
    if (this.#isLate && gate.label.kind === 'timer') {
      this.#wasLate = true;
      this.#options.clock.advance(LATE_MS);
    }
    gate.release();
  }

  /**
   * The timers of further processes come last, whoever they belong to: so a
   * choice that was recorded when they waited for the first still means the
   * same gate.
   */
  #ready(
    parked: readonly ParkedGate[],
    [first, ...others]: readonly ArmedTimer[]
  ): ParkedGate[] {
    const gates = first ? [this.#gateOf(first), ...parked] : parked;
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
      life: actor.life,
      role: actor.role,
      label: { kind: 'timer', name: 'timer', target: `${request.delayMs} ms` },
      sequence: -1 - sequence,
      asked: this.step,
      at,
      release: () => {
        this.#processes.disarm(due);
        runAs(actor, request.callback);
      },
    };
  }

  /**
   * Nothing is ready: time goes to the next timer, or to where a process goes
   * on, if there is one.
   */
  #skipToTimer(): boolean {
    const { clock } = this.#options;
    const nextMs = this.#processes.nextMs();
    if (nextMs === undefined) return false;
    clock.advance(Math.max(0, nextMs - clock.nowMs));
    return true;
  }

  /** Something that no gate controls may still wake an actor. */
  async #awaitOutside(): Promise<boolean> {
    const before = this.#running.size;
    const waiting = [...this.#running.keys()].join(', ');
    const woken = await this.#options.idle.outside(
      () => this.#processes.released().length > 0 || this.#running.size < before
    );
    if (woken) {
      this.escapes.push(`step ${this.step}: woken from outside (${waiting})`);
    }
    return woken;
  }
}
