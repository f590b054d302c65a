import { type ActorContext, isDead, type TimerRequest } from './context.js';

/** Set by a bystander, with whom nothing races, to be put off for a turn. */
export function isAtOnce(
  actor: ActorContext,
  { delayMs }: TimerRequest
): boolean {
  return !actor.keeper && delayMs === 0 && !isDead(actor);
}

/** Before the machine goes on; in the context of whoever asked. */
export function nextTurn({ callback }: TimerRequest): () => void {
  let isCancelled = false;
  void Promise.resolve().then(() => {
    if (!isCancelled) callback();
  });
  return () => {
    isCancelled = true;
  };
}
