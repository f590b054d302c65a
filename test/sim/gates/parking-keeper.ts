import { setImmediate as settled } from 'node:timers/promises';
import type {
  ActorContext,
  GateKeeper,
  GateLabel,
} from '../../../src/sim/context.js';

interface Parked {
  readonly label: GateLabel;
  release(): void;
}

/** Holds every gate until the test lets it go, one at a time. */
export class ParkingKeeper implements GateKeeper {
  readonly #parked: Parked[] = [];

  park(_actor: ActorContext, label: GateLabel, release: () => void): void {
    this.#parked.push({ label, release });
  }

  readonly escapes: string[] = [];

  escaped(label: string): void {
    this.escapes.push(label);
  }

  /** `name target` of the gates that are waiting, oldest first. */
  get waiting(): string[] {
    return this.#parked.map(({ label }) => `${label.name} ${label.target}`);
  }

  /** Releases the gate that has waited longest and lets its actor go on. */
  async releaseNext(): Promise<string | undefined> {
    const next = this.#parked.shift();
    next?.release();
    await settled();
    return next && `${next.label.name} ${next.label.target}`;
  }

  /** Releases until nobody waits, and tells in which order. */
  async releaseAll(): Promise<string[]> {
    const released: string[] = [];
    await settled();
    for (;;) {
      const label = await this.releaseNext();
      if (label === undefined) return released;
      released.push(label);
    }
  }
}
