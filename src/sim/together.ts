import type { GateLabel } from './context.js';

/** Something that a gate stands before. */
interface Labelled {
  readonly label: GateLabel;
}

/**
 * Calls that are made while others are under way which come to no gate: so
 * many microtasks after the last one was made, one number for each call, again
 * from the first when they are used up. A number below zero lets everything
 * come to rest before.
 */
export class Together {
  readonly #turns: readonly number[];
  #at = 0;

  constructor(turns: readonly number[] = []) {
    this.#turns = turns;
  }

  /** Undefined: what comes next waits until all is at rest. */
  turnsAfter(last: Labelled | undefined): number | undefined {
    if (this.#turns.length === 0 || !last || !isCall(last)) return undefined;
    const turns = this.#turns[this.#at++ % this.#turns.length] as number;
    return turns < 0 ? undefined : turns;
  }
}

export function isCall({ label }: Labelled): boolean {
  return label.kind === 'call';
}
