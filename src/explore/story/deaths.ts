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
  /** What cut it short: a fault as the plan has it. */
  readonly end: string;
}

/** Whether a process went down by itself at a step. */
export function isDownfall({
  outcome = '',
}: Pick<TraceStep, 'outcome'> = {}): boolean {
  return outcome.includes(' goes down, of an uncaught ');
}

/** Whether a process died inside an effect of its own, or right before one. */
export function isDoomed({
  outcome = '',
}: Pick<TraceStep, 'outcome'> = {}): boolean {
  return /\bp\d+ died (?:inside|before) /.test(outcome);
}

/**
 * The gates that stood open when a process died at this step. Where a step of
 * its own was the last thing it did, that is one of them.
 */
function unpassedAt(trace: Trace, at: number): readonly TraceStep[] {
  const step = trace[at];
  if (!step) return [];
  const { cut = [] } = step;
  const isOwn = isDownfall(step) || isDoomed(step);
  return isOwn ? [step, ...cut] : cut;
}

/** The calls that ended with the death at this step of the trace. */
export function cutAt(trace: Trace, at: number): readonly CutCall[] {
  const gates = unpassedAt(trace, at);
  const actors = new Map(gates.map((gate) => [gate.actor, gate]));
  const step = trace[at];
  const end = step && isDownfall(step) ? lossBefore(trace, at) : 'crash';
  return [...actors.values()].flatMap((gate) => {
    const cut = callCutAt(trace, at, gate);
    return cut ? [{ ...cut, end }] : [];
  });
}

/** The call that a gate is part of, as far as it had come by this step. */
function callCutAt(
  trace: Trace,
  at: number,
  gate: TraceStep
): Omit<CutCall, 'end'> | undefined {
  const { actor } = gate;
  const begun = trace.findLastIndex(
    (step, place) =>
      place < at && step.actor === actor && step.label.kind === 'call'
  );
  if (begun < 0) return undefined;
  const done = trace
    .slice(begun + 1, at)
    .filter((step) => step.actor === actor && changes(step));
  const call = trace[begun]?.label.name.replace('call:', '') ?? actor;
  return { gate, done, call };
}

/** Faults that break a connection. */
const BREAKS = /^(?:drop|restartServer)/;

/** The fault that broke the connection of which a process goes down. */
function lossBefore(trace: Trace, at: number): string {
  const fault = trace
    .slice(0, at)
    .findLast(({ label }) => BREAKS.test(label.name));
  return fault?.label.name ?? 'crash';
}

/** What is said of a request that was lost with its connection. */
const LOST = /(?:never arrives|, never told)$/;

/** The first call that lost a request or its answer, and was told so. */
export function lossIn(trace: Trace): CutCall | undefined {
  for (const [at, gate] of trace.entries()) {
    if (!LOST.test(gate.outcome ?? '')) continue;
    const cut = callCutAt(trace, at, gate);
    if (cut) return { ...cut, end: lossBefore(trace, at) };
  }
  return undefined;
}

/** Every call of a trace that was cut short by a death. */
export function cutsIn(trace: Trace): readonly CutCall[] {
  return trace.flatMap((_, at) => cutAt(trace, at));
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
