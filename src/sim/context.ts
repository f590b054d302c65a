import { AsyncLocalStorage } from 'node:async_hooks';
import type { Frames } from './frames/frame.js';

/** The kind of effect that a gate stands before. */
export type GateKind = 'call' | 'fault' | 'fs' | 'store' | 'timer' | 'wire';

export interface GateLabel {
  readonly kind: GateKind;
  /** What the effect is: `fs:link`, `store:commit`, `call:endRun`. */
  readonly name: string;
  /** What it works on, as the story shows it. */
  readonly target: string;
}

/** What parks an actor before an effect and lets it go on later. */
export interface GateKeeper {
  /**
   * Calls `release` at the step at which the schedule releases the gate.
   * `at`: who asked, where that is not the code that runs.
   */
  park(
    actor: ActorContext,
    label: GateLabel,
    release: () => void,
    at?: Frames
  ): void;
  /** The place in the tested code that asks, where a schedule records it. */
  where?(actor: ActorContext): Frames | undefined;
  /** Whether a reply from outside waits for a step of its own. */
  readonly holdsReplies?: boolean | undefined;
  /** Says of the step that was released last what came of it. */
  note?(outcome: string): void;
  /** Notes an effect that bypassed the gates: the schedule is not controlled. */
  escaped(label: string): void;
}

/** A timer that an actor has set, as Node's handle would know it. */
export interface TimerRequest {
  readonly delayMs: number;
  /** Set again each time it has fired. */
  readonly repeats: boolean;
  readonly callback: () => void;
}

/** What the patched built-ins ask on behalf of an actor. */
export interface Surroundings {
  nowMs(actor: ActorContext): number;
  /** In [0, 1), from the actor's own stream. */
  random(actor: ActorContext): number;
  /** Returns a function that cancels the timer. */
  setTimer(actor: ActorContext, request: TimerRequest): () => void;
  /** False once an actor has had more effects at no gate than come to an end. */
  mayGoOn?(actor: ActorContext): boolean;
}

/**
 * One life of a process, from a start to its death. `spent`: its schedule is
 * over, and what it had begun may come to its end, as nobody looks any more.
 */
export interface Life {
  readonly process: number;
  /** How often the process had been started before. */
  readonly generation: number;
  readonly state: 'alive' | 'dead' | 'spent';
}

/** The number of no process. */
export const NO_PROCESS = -1;

/** Who is asking: the innermost actor that the current code runs for. */
export interface ActorContext {
  readonly name: string;
  /** `background`: what its process does by itself. Absent: a client. */
  readonly role?: 'background' | undefined;
  /** `NO_PROCESS`: whoever it is stands beside them all. */
  readonly process: number;
  /** Absent for set-up and observation: their effects run at once. */
  readonly keeper?: GateKeeper | undefined;
  readonly surroundings?: Surroundings | undefined;
  /** Absent: it outlives every process. */
  readonly life?: Life | undefined;
}

/** Whether its process has died: it reaches nothing any more. */
export function isDead({ life }: ActorContext): boolean {
  return life?.state === 'dead';
}

/** Whether its life has ended, and perhaps its schedule too. */
export function isGone({ life }: ActorContext): boolean {
  return life !== undefined && life.state !== 'alive';
}

const storage = new AsyncLocalStorage<ActorContext>();

export function currentActor(): ActorContext | undefined {
  return storage.getStore();
}

export function runAs<T>(actor: ActorContext, body: () => T): T {
  return storage.run(actor, body);
}

/** Whether gates park the one who asks. */
export function isScheduled(): boolean {
  return currentActor()?.keeper !== undefined;
}

/**
 * Stands before one effect. Parked when a scheduled actor asks, executed at
 * once for anybody else, so that set-up and observation cost no steps.
 */
export function gate<T>(label: GateLabel, effect: () => T): Promise<T> {
  const actor = currentActor();
  const keeper = actor?.keeper;
  return new Promise((resolve, reject) => {
    if (!keeper) {
      const isEndless = actor?.surroundings?.mayGoOn?.(actor) === false;
      if (!isEndless && !(actor && isDead(actor))) resolve(effect());
      return;
    }
    keeper.park(actor, label, () => {
      try {
        resolve(effect());
      } catch (error) {
        reject(error);
      }
    });
  });
}
