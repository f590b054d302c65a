import { realTimeout } from '../../sim/wire/real-timers.js';

const EVERY_MS = 100;
/** How long it may go astray before that is what it does, in real ms. */
const PATIENCE_MS = 3000;

export interface StrayOptions {
  /** Whether, by now, it went somewhere else and nowhere that it should. */
  readonly isStray: () => boolean;
  readonly problem: () => Error;
}

/** The outcome of some work, unless it goes astray and comes to no end. */
export async function unlessStray(
  work: Promise<void>,
  { isStray, problem }: StrayOptions
): Promise<void> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  work.then(end, end);
  const watch = new Promise<void>((_, reject) => {
    let strayMs = 0;
    const look = () => {
      if (isOver) return;
      strayMs = isStray() ? strayMs + EVERY_MS : 0;
      if (strayMs >= PATIENCE_MS) reject(problem());
      else realTimeout(look, EVERY_MS);
    };
    look();
  });
  await Promise.race([work, watch]);
}
