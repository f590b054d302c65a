import { type ActorContext, currentActor } from './context.js';

/** Says whether it takes the error for the end of whoever it comes from. */
type Taker = (error: unknown, actor: ActorContext) => boolean;

let taker: Taker | undefined;

/** Has errors that nobody catches told to it, until another takes its place. */
export function takeUncaught(next: Taker | undefined): void {
  taker = next;
}

/** Whether an error that nobody caught has taken down a simulated process. */
export function isTaken(error: unknown): boolean {
  const actor = currentActor();
  return actor !== undefined && taker?.(error, actor) === true;
}
