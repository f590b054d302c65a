import type { ActorContext, Life } from './context.js';
import type { Frames } from './frames/frame.js';
import type { ReadyGate } from './ready.js';
import type { TraceStep } from './trace.js';

/** An effect that waits to be let go. */
export interface ParkedGate extends ReadyGate {
  /** After how many steps it was asked for. */
  readonly asked: number;
  readonly life: Life | undefined;
  readonly role?: ActorContext['role'];
  readonly at: Frames | undefined;
  release(): void;
}

/** The step at which one of the ready gates is passed. */
export function passed(
  ready: readonly ParkedGate[],
  choice: number,
  last: string | undefined
): TraceStep {
  const { actor, process, role, label, at } = ready[choice] as ParkedGate;
  const actors = ready.map((each) => each.actor);
  const continues = last !== undefined && actors.includes(last);
  return {
    actor,
    process,
    label,
    ready: ready.length,
    actors,
    choice,
    continues,
    preempts: continues && actor !== last,
    ...(role && { role }),
    ...(at && { at }),
  };
}

/** The same of a gate that is never passed, as no step of a trace. */
export function unpassed({ actor, process, label, at }: ParkedGate): TraceStep {
  const step = { actor, process, label, ...(at && { at }) };
  return {
    ...step,
    ...{ ready: 0, choice: 0, actors: [], continues: false, preempts: false },
  };
}

/** The place of the one that waits for longest, whoever it belongs to. */
export function longestWaiting(ready: readonly ParkedGate[]): number {
  const age = ({ sequence }: ParkedGate) =>
    sequence < 0 ? -1 - sequence : sequence;
  let longest = 0;
  for (const [at, gate] of ready.entries()) {
    const first = ready[longest] as ParkedGate;
    const later = gate.asked - first.asked || age(gate) - age(first);
    if (later < 0) longest = at;
  }
  return longest;
}
