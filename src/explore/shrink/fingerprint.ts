import type { Attempt } from '../attempt.js';

/**
 * Groups divergences by root cause: the clause, the operations that race, and
 * the effect before which the last actor was passed over.
 */
export function fingerprintOf(attempt: Attempt, clause: string): string {
  return `${clause}: ${markOf(attempt)}`;
}

/** The same of a plan as it was found, whichever clause it breaks. */
export function markOf({ plan, simulated }: Attempt): string {
  const racing = plan.actors
    .map(({ ops }) => ops.map(({ kind }) => kind).join('+'))
    .sort()
    .join(' | ');
  return `${racing} @ ${lastPassedOver(simulated.trace)}`;
}

/** The next gate of the actor that was last passed over. */
function lastPassedOver(trace: Attempt['simulated']['trace']): string {
  for (let at = trace.length - 1; at > 0; at--) {
    const [cut] = trace[at]?.cut ?? [];
    if (cut) return cut.label.name;
    if (!trace[at]?.preempts) continue;
    const passed = trace[at - 1]?.actor;
    const next = trace.slice(at).find(({ actor }) => actor === passed);
    return next?.label.name ?? 'end';
  }
  return 'sequential';
}
