import type { Trace, TraceStep } from '../../sim/trace.js';

/** An actor that is parked while others go on. */
export interface Hold {
  readonly step: TraceStep;
  /** Where the others begin, and where it goes on. */
  readonly from: number;
  readonly to: number;
}

/** Every hold of a trace; what waits for its first turn is not held. */
export function holdsIn(trace: Trace): Hold[] {
  const last = new Map<string, number>();
  const holds: Hold[] = [];
  for (const [to, step] of trace.entries()) {
    const before = last.get(step.actor);
    last.set(step.actor, to);
    const from = (before ?? to) + 1;
    if (before === undefined || from === to) continue;
    if (step.label.kind !== 'call') holds.push({ step, from, to });
  }
  return holds;
}
