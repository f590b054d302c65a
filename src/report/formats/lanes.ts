import { storyParts } from '../../story/parts.js';
import type { Divergence, HeldGate, Place } from '../record.js';

/** A line of a story: who does what, in the order in which it happened. */
export interface StoryStep {
  /** An actor's letter, `setup` or `after`. */
  readonly lane: string;
  readonly text: string;
  /** Where the adapter asks for the effect at which the actor is held. */
  readonly place?: Place | undefined;
  /** The gate at which it is held, where the record names it. */
  readonly held?: HeldGate | undefined;
}

const LINE = /^(\S+)?\s+(.*)$/;

/**
 * The story as steps with their lanes. A line that begins with a blank goes on
 * with the one before it.
 */
export function stepsOf(divergence: Divergence): readonly StoryStep[] {
  const steps: StoryStep[] = [];
  const gates = [...(divergence.gates ?? [])];
  for (const line of storyParts(divergence).schedule) {
    const [, lane, text = line] = LINE.exec(line) ?? [];
    const last = steps.at(-1);
    if (lane === undefined && last) {
      steps[steps.length - 1] = { ...last, text: `${last.text}\n${text}` };
      continue;
    }
    const name = lane ?? 'setup';
    const held = heldAt(name, text, gates);
    steps.push({ lane: name, text, place: held?.places[0], held });
  }
  return steps;
}

/** The gates of a story are in its order: each is taken once, by its words. */
function heldAt(
  lane: string,
  text: string,
  gates: HeldGate[]
): HeldGate | undefined {
  if (!text.includes('‖')) return undefined;
  // The lane of an actor in one of several processes is `A@p1`.
  const [name] = lane.split('@');
  const own = gates.filter(({ actor }) => actor === name);
  const gate =
    own.find((each) => text.includes(`before ${each.effect} ${each.target}`)) ??
    own[0];
  const at = gate ? gates.indexOf(gate) : -1;
  return at < 0 ? undefined : gates.splice(at, 1)[0];
}

/** The adapter's own line that a divergence is about, if its code shows one. */
export function placeOfDivergence({
  gates = [],
  cause,
}: Divergence): Place | undefined {
  const held = gates.find(({ places }) => places.length > 0);
  const spot = cause?.spots.find(({ places }) => places.length > 0);
  return held?.places[0] ?? spot?.places[0];
}
