import type { VirtualClock } from './clock.js';
import type { ActorContext, TimerRequest } from './context.js';
import type { Frames } from './frames/frame.js';
import type { ParkedGate } from './parked-gate.js';
import { type Machinery, Process } from './process.js';
import { type ArmedTimer, byTime, earliest } from './timers.js';

/** The processes of one machine, and what those that go on may do next. */
export class Processes {
  readonly #machinery: Machinery;
  readonly #clock: VirtualClock;
  readonly #all = new Map<number, Process>();
  #armed = 0;

  constructor(machinery: Machinery, clock: VirtualClock) {
    this.#machinery = machinery;
    this.#clock = clock;
  }

  get(number: number): Process {
    let process = this.#all.get(number);
    if (!process) {
      process = new Process(number, this.#machinery);
      this.#all.set(number, process);
    }
    return process;
  }

  /** One stands still while so much time passes for the others. */
  stall(number: number, ms: number): void {
    this.get(number).standsUntilMs = this.#clock.nowMs + ms;
  }

  arm(actor: ActorContext, request: TimerRequest, at?: Frames): ArmedTimer {
    const dueMs = this.#clock.nowMs + request.delayMs;
    const timer = { actor, request, dueMs, sequence: this.#armed++, at };
    this.get(actor.process).arm(timer);
    return timer;
  }

  disarm(timer: ArmedTimer): void {
    this.get(timer.actor.process).disarm(timer);
  }

  /** Gates of processes that are up and do not stand still. */
  released(): ParkedGate[] {
    const gates: ParkedGate[] = [];
    for (const process of this.#goingOn()) gates.push(...process.gates);
    return gates;
  }

  /** Whether anybody waits before such a gate, in whatever process. */
  isAnyParked(isMeant: (gate: ParkedGate) => boolean): boolean {
    for (const { gates } of this.#all.values()) {
      if (gates.some(isMeant)) return true;
    }
    return false;
  }

  /**
   * Of each process that goes on the next timer, if its time has come: one
   * process fires its own in their order, two wait for each other in nothing.
   */
  due(): ArmedTimer[] {
    const due: ArmedTimer[] = [];
    for (const { timers } of this.#goingOn()) {
      const next = earliest(timers);
      if (next && next.dueMs <= this.#clock.nowMs) due.push(next);
    }
    return due.sort(byTime);
  }

  /**
   * When something next happens by itself, in ms; undefined if nothing does.
   */
  nextMs(): number | undefined {
    const { nowMs } = this.#clock;
    const times: number[] = [];
    for (const process of this.#all.values()) {
      const { standsUntilMs, timers } = process;
      if (standsUntilMs > nowMs) times.push(standsUntilMs);
      const next = process.goesOnAt(nowMs) && earliest(timers);
      if (next) times.push(next.dueMs);
    }
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /** Whether any timer is set that may fire. */
  get haveTimers(): boolean {
    return [...this.#all.values()].some(({ timers }) => timers.size > 0);
  }

  /** The timer of the dead that would fire next. */
  nextBuried(): ArmedTimer | undefined {
    const all = [...this.#all.values()];
    return earliest(all.flatMap(({ buried }) => [...buried]));
  }

  spend(): void {
    for (const process of this.#all.values()) process.spend();
  }

  *#goingOn(): Iterable<Process> {
    for (const process of this.#all.values()) {
      if (process.goesOnAt(this.#clock.nowMs)) yield process;
    }
  }
}
