import type { Trace, TraceStep } from '../../sim/trace.js';
import { isRead } from '../cause/effects.js';

/** A call that was under way when its process died. */
export interface CutCall {
  /** The gate before which it died, never to be passed. */
  readonly gate: TraceStep;
  /** What it had changed, in order. */
  readonly done: readonly TraceStep[];
  /** `createHook`. */
  readonly call: string;
}

/** The calls that ended with the death at this step of the trace. */
export function cutAt(trace: Trace, at: number): readonly CutCall[] {
  const { cut = [] } = trace[at] ?? {};
  const actors = new Map(cut.map((gate) => [gate.actor, gate]));
  return [...actors].flatMap(([actor, gate]) => {
    const begun = trace.findLastIndex(
      (step, place) =>
        place < at && step.actor === actor && step.label.kind === 'call'
    );
    if (begun < 0) return [];
    const done = trace
      .slice(begun + 1, at)
      .filter((step) => step.actor === actor && changes(step));
    const call = trace[begun]?.label.name.replace('call:', '') ?? actor;
    return [{ gate, done, call }];
  });
}

/** Every call of a trace that was cut short by a death. */
export function cutsIn(trace: Trace): readonly CutCall[] {
  return trace.flatMap((step, at) => (step.cut ? cutAt(trace, at) : []));
}

/** The gate before which an actor died, of those that come from a step on. */
export function deathOf(
  trace: Trace,
  actor: string,
  from: number
): TraceStep | undefined {
  for (let at = from; at < trace.length; at++) {
    const step = trace[at] as TraceStep;
    const own = step.cut?.find((gate) => gate.actor === actor);
    if (own) return own;
    if (step.actor === actor) return undefined;
  }
  return undefined;
}

/** Looks at the store of the reference World. */
const LOOKS = /^store:(?:confirm|get|read|scan)$/;

function changes(step: TraceStep): boolean {
  return !isRead(step) && !LOOKS.test(step.label.name);
}
