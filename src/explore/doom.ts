import type { Death } from '../sim/death.js';
import type { Disc } from '../sim/files/disc.js';
import { isTearable } from '../sim/gates/files.js';
import type { Crash, Tear } from './plan/fault-op.js';

type End = (kind: 'crash' | 'tear', process: number, words: string) => void;

/** Processes that are to die at one of the next effects on their files. */
export class Doom {
  readonly #disc: Disc | undefined;
  readonly #end: End;
  /** The fault, and how many changes there are to come before it. */
  readonly #waiting = new Map<number, { fault: Crash | Tear; left: number }>();

  /** `changed`: told of each change of the disc by a process that may die. */
  constructor(
    disc: Disc | undefined,
    told: { readonly end: End; readonly changed: () => void }
  ) {
    this.#disc = disc;
    this.#end = told.end;
    if (!disc) return;
    disc.dies = (label, { process, life }) => {
      told.changed();
      const waiting = life && this.#waiting.get(process);
      if (!waiting) return undefined;
      if (waiting.fault.kind === 'tear' && !isTearable(label)) return undefined;
      if (waiting.left-- > 0) return undefined;
      return this.#deathBy(waiting.fault, `${label.name} ${label.target}`);
    };
  }

  /** Of two faults for one process the later counts. */
  await(fault: Crash | Tear): void {
    if (!this.#disc) return;
    const left = fault.kind === 'crash' ? (fault.atChange ?? 1) - 1 : 0;
    this.#waiting.set(fault.process, { fault, left });
  }

  lift(process: number): void {
    this.#waiting.delete(process);
  }

  #deathBy(fault: Crash | Tear, effect: string): Death {
    const { kind, process } = fault;
    const cut = fault.kind === 'tear' ? fault.cut : undefined;
    const words = kind === 'tear' ? 'died inside' : 'died before';
    return {
      cut,
      kill: () => this.#end(kind, process, `p${process} ${words} ${effect}`),
    };
  }
}
