import type { Trace, TraceStep } from '../../sim/trace.js';
import { type Hold, holdsIn } from '../story/holds.js';
import { isRead, looksInside, meets, meetsAtOnce } from './effects.js';

/** Two effects that meet because somebody was held between them. */
export interface Race {
  /** Of the actor that was held: what it had seen, or what came too late. */
  readonly held: TraceStep;
  /** Of another one, meanwhile. */
  readonly other: TraceStep;
}

/**
 * The race that a trace tells of: that of its first hold whose look was made
 * wrong by another; without one, what the first hold ran into.
 *
 * The gate of a hold may be anywhere between a look and what it was for, so a
 * hold is told by the look: what is read in there before what is merely found
 * to be there. Where another has changed nothing of that, by what the held one
 * meets when it goes on; and where it meets nothing, by the gate itself.
 */
export function raceIn(trace: Trace): Race | undefined {
  const holds = holdsIn(trace).map((hold) => sceneOf(trace, hold));
  for (const tell of [misled, tooLate, parked]) {
    for (const scene of holds) {
      const race = tell(scene);
      if (race) return race;
    }
  }
  return undefined;
}

/** What happens around a hold. */
interface Scene {
  readonly gate: TraceStep;
  /** Effects of its call before it, as a whole call has them. */
  readonly looks: readonly TraceStep[];
  readonly meanwhile: readonly TraceStep[];
  readonly later: readonly TraceStep[];
}

function sceneOf(trace: Trace, { from, to, step }: Hold): Scene {
  const own = (each: TraceStep) => each.actor === step.actor && isEffect(each);
  const before = trace.slice(callBegin(trace, { from, to, step }), from);
  const looks = before.filter((each) => own(each) && isRead(each));
  return {
    gate: step,
    looks: [
      ...looks.filter(looksInside),
      ...looks.filter((look) => !looksInside(look)),
    ],
    meanwhile: trace.slice(from, to).filter(isEffect),
    later: trace.slice(to).filter(own),
  };
}

function misled({ looks, meanwhile }: Scene): Race | undefined {
  return meeting(looks, meanwhile);
}

function tooLate({ later, meanwhile }: Scene): Race | undefined {
  return meeting(later, meanwhile);
}

function parked({ gate, meanwhile }: Scene): Race | undefined {
  const other = meanwhile.findLast((each) => !isRead(each)) ?? meanwhile.at(-1);
  return other && { held: gate, other };
}

function meeting(
  own: readonly TraceStep[],
  meanwhile: readonly TraceStep[]
): Race | undefined {
  for (const held of own) {
    const met = meanwhile.filter((each) => !isRead(each) && meets(each, held));
    // A folder is asked for its entries before what is below them.
    const other = met.find((each) => meetsAtOnce(each, held)) ?? met[0];
    if (other) return { held, other };
  }
  return undefined;
}

function isEffect({ label }: TraceStep): boolean {
  return label.kind !== 'call';
}

/** Where the call begins in which the actor is held. */
function callBegin(trace: Trace, { from, step }: Hold): number {
  const begin = trace.findLastIndex(
    ({ actor, label }, at) =>
      at < from && actor === step.actor && label.kind === 'call'
  );
  return Math.max(0, begin);
}
