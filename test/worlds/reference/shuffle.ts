import {
  type ActorContext,
  type GateKeeper,
  type GateLabel,
  runAs,
} from '../../../src/sim/context.js';
import { randomStream } from '../../../src/sim/random.js';

/** Releases one parked effect at a time, drawn from a seed. */
export class Shuffle implements GateKeeper {
  readonly #parked: (() => void)[] = [];
  readonly #draw: () => number;
  readonly released: string[] = [];

  constructor(seed: number) {
    const stream = randomStream('schedule', seed);
    this.#draw = () => stream.next();
  }

  park(actor: ActorContext, label: GateLabel, release: () => void): void {
    this.#parked.push(() => {
      this.released.push(`${actor.name} ${label.name}`);
      release();
    });
  }

  escaped(label: string): void {
    throw new Error(`${label} bypassed the gates`);
  }

  /** Runs all bodies at once, each as an actor, until they are done. */
  async race<T>(bodies: readonly (() => Promise<T>)[]): Promise<T[]> {
    const running = bodies.map((body, index) =>
      runAs({ name: `A${index}`, process: index, keeper: this }, body)
    );
    let done = false;
    const all = Promise.all(running).finally(() => {
      done = true;
    });
    all.catch(() => {});
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      const [release] = this.#parked.splice(
        Math.floor(this.#draw() * this.#parked.length),
        1
      );
      release?.();
    }
    return all;
  }
}
