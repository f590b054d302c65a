import type { FaultKind, FaultRecord, Operation } from '../model/history.js';
import type { VirtualClock } from '../sim/clock.js';
import type { Machine } from '../sim/machine.js';
import { markSeen } from '../sim/trace.js';
import { isTransportError } from '../worlds/contract/transport.js';
import type { LoadedSubject } from '../worlds/subject.js';
import { Doom } from './doom.js';
import type { Generations } from './generations.js';
import type { Crash, FaultOp, Tear } from './plan/fault-op.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Draft = Mutable<Operation>;

export interface NemesisOptions {
  readonly machine: Machine;
  readonly clock: VirtualClock;
  readonly generations: Generations;
  readonly operations: Draft[];
  /** The next position in the history. */
  readonly position: () => number;
  readonly subject: Pick<
    LoadedSubject,
    'disc' | 'left' | 'lose' | 'restartServer'
  >;
  /** Whether a process may die at all. */
  readonly mayDie: boolean;
  /** Whether processes have nothing in common but files. */
  readonly isOnFiles: boolean;
  /** Whether somebody will be told what a death has left. */
  readonly isTold: boolean;
}

/** Brings about the faults of a plan, and notes those that took place. */
export class Nemesis {
  readonly records: FaultRecord[] = [];
  /** By step: what was there when a process died. */
  readonly left = new Map<number, readonly string[]>();
  readonly #options: NemesisOptions;
  /** When each process that is down has died. */
  readonly #down = new Map<number, number>();
  readonly #doom: Doom;
  #hasKilled = false;
  #hasLost = false;

  constructor(options: NemesisOptions) {
    this.#options = options;
    this.#doom = new Doom(options.mayDie ? options.subject.disc : undefined, {
      changed: () => markSeen(options.machine.trace),
      end: (kind, process, words) => {
        this.#mark('isBefallen');
        this.#crash(kind, process);
        options.machine.note(words);
      },
    });
  }

  get hasKilled(): boolean {
    return this.#hasKilled;
  }

  /** Whether a connection has broken, of which a caller may be told. */
  get hasLost(): boolean {
    return this.#hasLost;
  }

  /** Nothing happens where it cannot: a dead process does not die. */
  inject(fault: FaultOp): void {
    const { machine, clock } = this.#options;
    switch (fault.kind) {
      case 'crash':
        if (fault.atChange === undefined) this.#strike(fault.process);
        else this.#await(fault);
        break;
      case 'tear':
        this.#await(fault);
        break;
      case 'powerLoss':
        this.#losePower(fault.choice);
        break;
      case 'dropRequest':
        this.#lose(fault.kind, fault.process, 'request');
        break;
      case 'dropReply':
        this.#lose(fault.kind, fault.process, 'reply');
        break;
      case 'restartServer':
        this.#restartServer();
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
        break;
      case 'jumpClock':
        this.#note(fault.kind, fault.process);
        clock.jump(fault.process, fault.ms);
    }
  }

  /**
   * An error that nobody caught: where a connection has broken, its process
   * goes down of it, as it would have outside. Anything else is not for us.
   */
  fell(process: number, error: unknown): boolean {
    if (!this.#hasLost) return false;
    if (!this.#isUp(process)) return true;
    const { machine, operations } = this.#options;
    const cutAt = this.#note('crash', process);
    this.#kill(process, cutAt);
    for (const operation of operations) {
      if (operation.cutAt === cutAt) operation.isFatal = true;
    }
    // Which of its connections tells of it first, and in which words, may differ.
    const words = isTransportError(error)
      ? 'Error: a connection broke'
      : String(error);
    machine.note(`p${process} goes down, of an uncaught ${words}`);
    return true;
  }

  /** Whether there was one that was down. */
  restartAll(): boolean {
    const down = [...this.#down.keys()].sort();
    for (const process of down) this.#restart(process);
    return down.length > 0;
  }

  #isUp(process: number): boolean {
    const { processes } = this.#options.generations;
    return process < processes && !this.#down.has(process);
  }

  #await(fault: Crash | Tear): void {
    if (!this.#isUp(fault.process)) return;
    this.#mark('awaits');
    this.#doom.await(fault);
  }

  /** A search need not place it before and after what the process alone can tell. */
  #strike(process: number): void {
    const { machine, isOnFiles } = this.#options;
    const step = machine.trace.at(-1);
    if (step && isOnFiles && this.#isUp(process)) step.ends = process;
    this.#crash('crash', process);
  }

  #crash(kind: FaultKind, process: number): void {
    if (this.#isUp(process)) this.#kill(process, this.#note(kind, process));
  }

  /** Everybody dies at once, and then the disc forgets. */
  #losePower(choice: number): void {
    const { generations, subject, machine } = this.#options;
    const position = this.#note('powerLoss');
    for (let process = 0; process < generations.processes; process++) {
      if (this.#isUp(process)) this.#kill(process, position);
    }
    const lost = subject.disc?.losePower(choice) ?? [];
    const words = lost.map(({ kind, path, what }) =>
      kind === 'name' ? `name ${path} (${what})` : `${what} of ${path}`
    );
    machine.note(`lost: ${words.join(', ') || 'nothing'}`);
    this.#tellLeft();
  }

  #kill(process: number, cutAt: number): void {
    const { machine, clock, operations } = this.#options;
    this.#down.set(process, clock.nowMs);
    this.#doom.lift(process);
    this.#hasKilled = true;
    machine.process(process).kill();
    this.#tellLeft();
    for (const operation of operations) {
      const isUnderWay = !operation.response && operation.cutAt === undefined;
      if (operation.process === process && isUnderWay) operation.cutAt = cutAt;
    }
  }

  #lose(kind: FaultKind, process: number, part: 'request' | 'reply'): void {
    if (!this.#isUp(process)) return;
    this.#mark('awaits');
    this.#options.subject.lose?.(process, part, () => {
      this.#mark('isBefallen');
      this.#hasLost = true;
      this.#note(kind, process);
    });
  }

  /** A search need not place it at each gate before the one that it befalls. */
  #mark(what: 'awaits' | 'isBefallen'): void {
    const step = this.#options.machine.trace.at(-1);
    if (step) step[what] = true;
  }

  #restartServer(): void {
    const { subject } = this.#options;
    if (!subject.restartServer) return;
    this.#hasLost = true;
    this.#note('restartServer');
    subject.restartServer();
  }

  #tellLeft(): void {
    const { machine, subject, isTold } = this.#options;
    const left = isTold ? subject.left?.() : undefined;
    if (left) this.left.set(machine.step, left);
  }

  /**
   * Nobody dies, lives again and goes on within a millisecond: what both lives
   * do is told apart by any clock.
   */
  #restart(process: number): void {
    const { clock } = this.#options;
    const diedAtMs = this.#down.get(process);
    if (diedAtMs === undefined) return;
    this.#down.delete(process);
    if (clock.nowMs === diedAtMs) clock.advance(1);
    this.#note('restart', process);
    const record = this.records.at(-1) as Mutable<FaultRecord>;
    this.#options.generations.restart(process, (begun) => {
      record.threw = begun.kind === 'failed' && begun.words;
    });
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
