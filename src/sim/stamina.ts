import type { ActorContext } from './context.js';

/** Effects at no gate after which an actor goes on for ever. */
const EFFECTS_MAX = 20_000;

/** Counts what actors do that no gate holds: a loop of it would never yield. */
export class Stamina {
  readonly #effects = new Map<string, number>();

  /** Whether it may have one more. */
  lasts({ name }: ActorContext): boolean {
    const effects = (this.#effects.get(name) ?? 0) + 1;
    this.#effects.set(name, effects);
    return effects <= EFFECTS_MAX;
  }
}
