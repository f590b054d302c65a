import type { FaultKind, FaultRecord, Operation } from '../model/history.js';
import type { VirtualClock } from '../sim/clock.js';
import type { Machine } from '../sim/machine.js';
import type { Generations } from './generations.js';
import type { FaultOp } from './plan/faults.js';

type Draft = { -readonly [Key in keyof Operation]: Operation[Key] };

export interface NemesisOptions {
  readonly machine: Machine;
  readonly clock: VirtualClock;
  readonly generations: Generations;
  readonly operations: Draft[];
  /** The next position in the history. */
  readonly position: () => number;
  /** Takes from a process what it holds outside of the simulation. */
  readonly kill?: ((process: number) => void) | undefined;
}

/** Brings about the faults of a plan, and notes those that took place. */
export class Nemesis {
  readonly records: FaultRecord[] = [];
  readonly #options: NemesisOptions;
  readonly #down = new Set<number>();
  #hasKilled = false;

  constructor(options: NemesisOptions) {
    this.#options = options;
  }

  get hasKilled(): boolean {
    return this.#hasKilled;
  }

  /** Nothing happens where it cannot: a dead process does not die. */
  inject(fault: FaultOp): void {
    const { machine, clock } = this.#options;
    switch (fault.kind) {
      case 'crash':
        this.#crash(fault.process);
        break;
      case 'restart':
        this.#restart(fault.process);
        break;
      case 'stall':
        if (this.#down.has(fault.process)) break;
        this.#note(fault.kind, fault.process);
        machine.stall(fault.process, fault.ms);
        break;
      case 'jump':
        this.#note(fault.kind);
        clock.advance(fault.ms);
    }
  }

  /** Whether there was one that was down. */
  restartAll(): boolean {
    const down = [...this.#down].sort();
    for (const process of down) this.#restart(process);
    return down.length > 0;
  }

  #crash(process: number): void {
    const { machine, generations, operations, kill } = this.#options;
    if (this.#down.has(process) || process >= generations.processes) return;
    this.#down.add(process);
    this.#hasKilled = true;
    machine.process(process).kill();
    kill?.(process);
    const cutAt = this.#note('crash', process);
    for (const operation of operations) {
      const isUnderWay = !operation.response && operation.cutAt === undefined;
      if (operation.process === process && isUnderWay) operation.cutAt = cutAt;
    }
  }

  #restart(process: number): void {
    if (!this.#down.delete(process)) return;
    this.#note('restart', process);
    this.#options.generations.restart(process);
  }

  #note(kind: FaultKind, process?: number): number {
    const position = this.#options.position();
    this.records.push({
      kind,
      ...(process !== undefined && { process }),
      position,
    });
    return position;
  }
}
