import type { ArmedTimer } from './timers.js';

/** What a process does next, and after how many steps it asked for that. */
interface Asked {
  readonly process: number;
  readonly asked: number;
}

/**
 * How far one thing may lead to the next before a process looks at its timers:
 * an answer that is there already is taken, what it leads to is sent, and that
 * may take place at once; but nothing is made of it any more.
 */
const LINKS_MAX = 2;

/**
 * The loop of a process comes to a timer that is due before it comes to much
 * else: what was asked for before the timer was due may all take place, and
 * what follows of it within a few links. Nothing is said of other processes:
 * each may be as slow as it likes.
 */
export class PromptTimers {
  /** By step, from 0: the gate that it released. */
  readonly #released: Asked[] = [];
  /** By process: its next timer, and the step at which it was seen due. */
  readonly #due = new Map<number, { timer: ArmedTimer; step: number }>();

  released(gate: Asked): void {
    this.#released.push(gate);
  }

  /** The gates that may pass the timers that are due. */
  passing<Gate extends Asked>(
    gates: readonly Gate[],
    due: readonly ArmedTimer[]
  ): readonly Gate[] {
    const step = this.#released.length;
    const processes = new Set<number>();
    for (const timer of due) {
      const { process } = timer.actor;
      processes.add(process);
      if (this.#due.get(process)?.timer === timer) continue;
      this.#due.set(process, { timer, step });
    }
    return gates.filter((gate) => {
      if (!processes.has(gate.process)) return true;
      const { step: since = step } = this.#due.get(gate.process) ?? {};
      return this.#links(gate, since) <= LINKS_MAX;
    });
  }

  /** How many things led to it since then, one to the next, in its process. */
  #links({ process, asked }: Asked, since: number): number {
    let links = 0;
    let at = asked;
    while (at > since && links <= LINKS_MAX) {
      links++;
      const cause = this.#released[at - 1];
      // What came from elsewhere follows of nothing that it did itself.
      at = cause?.process === process ? cause.asked : since;
    }
    return links;
  }
}
