import type { Trace, TraceStep } from '../../sim/trace.js';
import { type Hold, holdsIn } from '../story/holds.js';
import { isRead, meets } from './effects.js';

/** Two effects that meet because somebody was held between them. */
export interface Race {
  /** Of the actor that was held: what it had seen, or what came too late. */
  readonly held: TraceStep;
  /** Of another one, meanwhile. */
  readonly other: TraceStep;
}

/**
 * The races of a trace, one of each hold. The gate of a hold may be anywhere
 * between a look and what it was for, so the hold is told by the look: the
 * first of its call that an effect of another has made wrong meanwhile. Where
 * none was, by what the held one met when it went on; and where it met
 * nothing, by the gate itself.
 */
export function racesIn(trace: Trace): Race[] {
  return holdsIn(trace).flatMap((hold) => raceOf(trace, hold) ?? []);
}

function raceOf(trace: Trace, hold: Hold): Race | undefined {
  const { from, to, step } = hold;
  const { actor } = step;
  const meanwhile = trace.slice(from, to).filter((each) => isEffect(each));
  const changes = meanwhile.filter((each) => !isRead(each));
  const own = (each: TraceStep) => each.actor === actor && isEffect(each);
  const looks = trace.slice(callBegin(trace, hold), from).filter(own);
  const later = trace.slice(to).filter(own);
  for (const held of looks.filter(isRead)) {
    const other = changes.find((change) => meets(change, held));
    if (other) return { held, other };
  }
  for (const held of later) {
    const other = changes.find((change) => meets(change, held));
    if (other) return { held, other };
  }
  const last = changes.at(-1) ?? meanwhile.at(-1);
  return last && { held: step, other: last };
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
