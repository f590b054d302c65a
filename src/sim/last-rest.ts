import type { VirtualClock } from './clock.js';
import { runAs } from './context.js';
import type { Idle } from './idle.js';
import type { Processes } from './processes.js';

export interface LastRest {
  readonly clock: VirtualClock;
  readonly processes: Processes;
  readonly idle: Idle;
  /** Gates of the dead; more may come as these are released. */
  readonly graves: { release(): void }[];
  /** Whether all that they had begun has come to an end. */
  readonly isOver: () => boolean;
}

/** Timers and waits that the dead of a schedule may still have. */
const TURNS_MAX = 200;

/** Virtual ms that they may still sleep: what is later never comes. */
const SLEEP_MS_MAX = 86_400_000;

/**
 * Once a schedule is over, and its store is nobody's: what the dead had begun
 * comes to its end unseen, so that no lock stays shut in modules that others
 * will use. False where it does not.
 */
export async function layToRest({
  clock,
  processes,
  idle,
  graves,
  isOver,
}: LastRest): Promise<boolean> {
  const untilMs = clock.nowMs + SLEEP_MS_MAX;
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    for (const { release } of graves.splice(0)) release();
    await idle.settle();
    if (graves.length > 0) continue;
    if (isOver()) return true;
    const timer = processes.nextBuried();
    if (!timer || timer.dueMs > untilMs) return false;
    clock.advance(Math.max(0, timer.dueMs - clock.nowMs));
    processes.disarm(timer);
    runAs(timer.actor, timer.request.callback);
  }
  return false;
}
