import { VirtualClock } from './clock.js';
import type { Territory } from './frames/frame.js';
import { recordFrames } from './frames/recorder.js';
import { isLoading } from './gates/resources.js';
import { nodeIdle } from './idle.js';
import { Machine } from './machine.js';
import type { Outside } from './outside.js';
import { followChoices, type Strategy } from './strategies/strategy.js';

/** Turns of the event loop to wait for what no gate controls: about 50 ms. */
const OUTSIDE_TURNS_MAX = 20_000;

/** The same where it is known that there is nothing of the kind. */
const TRUSTED_TURNS_MAX = 100;

/** The first of January 2030: where virtual time begins of itself. */
const START_MS = 1_893_456_000_000;

/**
 * How long after the last moment of a schedule the next one begins. What is
 * kept for a while beyond a schedule is there at once, and not so much later.
 */
export type Gap = 'usual' | 'none' | 'long';

const GAPS_MS: Readonly<Record<Gap, number>> = {
  usual: 60_000,
  none: 1,
  long: 3_600_000,
};

export interface ScheduleOpening {
  /**
   * Virtual time begins no earlier. Where another clock than the virtual one is
   * read beside it, a server's, the two must not lie years apart.
   */
  readonly startMs?: number | undefined;
  readonly gap?: Gap | undefined;
  /** Draws the schedule; without it the choices are followed. */
  readonly strategy?: Strategy | undefined;
  readonly choices: readonly number[];
  readonly tickMs: number;
  readonly skewMs?: readonly number[];
  readonly entropy: number;
  /** Released gates that it may take. */
  readonly stepsMax: number;
  readonly outside?: Outside | undefined;
  /** Whether the replies of servers are steps of their own. */
  readonly holdsReplies?: boolean | undefined;
  /** After how many microtasks calls follow each other; absent: at rest. */
  readonly together?: readonly number[] | undefined;
  /** Whether a process comes to its timers before it goes on for long. */
  readonly arePrompt?: boolean | undefined;
  /** Whoever waits here is known to wait for nothing outside of the gates. */
  readonly isTrusted?: boolean | undefined;
  /** Has the places of effects recorded, in the code that is said to be own. */
  readonly territory?: Territory | undefined;
}

export interface OpenSchedule {
  /** Counted from 1 within a host process. */
  readonly number: number;
  readonly clock: VirtualClock;
  readonly machine: Machine;
  /** The next schedule begins after the present moment. */
  close(): void;
}

/**
 * Virtual time never goes back within a host process, because id factories
 * remember the last time they saw: each schedule starts after the last.
 */
let endMs: number | undefined;
let schedules = 0;

/** A machine of its own for one schedule of this host process. */
export function openSchedule(opening: ScheduleOpening): OpenSchedule {
  const { strategy, choices, tickMs, skewMs, entropy } = opening;
  const { stepsMax, outside, holdsReplies, together, territory } = opening;
  const { startMs = START_MS, gap = 'usual' } = opening;
  const frames = territory && recordFrames(territory);
  const nextMs = endMs === undefined ? 0 : endMs + GAPS_MS[gap];
  const clock = new VirtualClock(Math.max(nextMs, startMs), skewMs);
  const machine = new Machine({
    clock,
    strategy: strategy ?? followChoices(choices),
    tickMs,
    entropy,
    stepsMax,
    idle: nodeIdle(
      opening.isTrusted ? TRUSTED_TURNS_MAX : OUTSIDE_TURNS_MAX,
      isLoading
    ),
    ...(outside && { outside }),
    holdsReplies,
    together,
    arePrompt: opening.arePrompt,
    frames,
  });
  return {
    number: ++schedules,
    clock,
    machine,
    close() {
      frames?.stop();
      endMs = clock.latestMs;
    },
  };
}
