import type { ArmedTimer, VirtualClock } from './clock.js';
import { type Machinery, Process } from './process.js';

/** The processes of one machine, and which of them go on. */
export class Processes {
  readonly #machinery: Machinery;
  readonly #clock: VirtualClock;
  readonly #all = new Map<number, Process>();
  /** Some process has died or stood still: mostly none has. */
  #isAnyHeld = false;

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

  isUp(number: number): boolean {
    return this.#all.get(number)?.isAlive ?? true;
  }

  died(): void {
    this.#isAnyHeld = true;
  }

  /** One stands still while so much time passes for the others. */
  stall(number: number, ms: number): void {
    this.#isAnyHeld = true;
    this.get(number).standsUntilMs = this.#clock.nowMs + ms;
  }

  /** What belongs to processes that are up and do not stand still. */
  moving<Item>(
    items: readonly Item[],
    processOf: (item: Item) => number
  ): readonly Item[] {
    if (!this.#isAnyHeld) return items;
    return items.filter((item) => this.#goesOn(processOf(item)));
  }

  /**
   * When something next happens by itself, in ms; undefined if nothing does.
   */
  nextMs(): number | undefined {
    if (!this.#isAnyHeld) return this.#clock.next()?.dueMs;
    const goesOn = ({ actor }: ArmedTimer) => this.#goesOn(actor.process);
    const times = [...this.#all.values()]
      .map(({ standsUntilMs }) => standsUntilMs)
      .filter((ms) => ms > this.#clock.nowMs);
    const timer = this.#clock.next(goesOn);
    if (timer) times.push(timer.dueMs);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  spend(): void {
    for (const process of this.#all.values()) process.spend();
  }

  #goesOn(number: number): boolean {
    return this.#all.get(number)?.goesOnAt(this.#clock.nowMs) ?? true;
  }
}
