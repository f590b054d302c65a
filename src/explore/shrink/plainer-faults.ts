import { CLOCK_JUMPS_MS } from '../draw-faults.js';
import type { FaultOp } from '../plan/fault-op.js';
import { isFault, isNemesis } from '../plan/faults.js';
import type { ActorPlan } from '../plan/plan.js';
import type { Candidate } from './candidates.js';

/**
 * What befalls a plan, with a lower number of which change, which cut, which
 * loss or how many ms it is: the lowest first, as low ones say what is plainest.
 */
export function* plainerFaults(candidate: Candidate): Generator<Candidate> {
  const { plan } = candidate;
  for (const [at, actor] of plan.actors.entries()) {
    if (!isNemesis(actor)) continue;
    for (const [op, fault] of actor.ops.entries()) {
      if (!isFault(fault)) continue;
      for (const plainer of plainerOf(fault)) {
        const ops = actor.ops.with(op, plainer);
        const actors = plan.actors.with(at, { ...actor, ops } as ActorPlan);
        yield { ...candidate, plan: { ...plan, actors } };
      }
    }
  }
}

function plainerOf(fault: FaultOp): FaultOp[] {
  switch (fault.kind) {
    case 'crash':
      return lower(fault.atChange, 1).map((atChange) => ({
        ...fault,
        atChange,
      }));
    case 'tear':
      return lower(fault.cut).map((cut) => ({ ...fault, cut }));
    case 'powerLoss':
      return lower(fault.choice).map((choice) => ({ ...fault, choice }));
    case 'jumpClock':
      return CLOCK_JUMPS_MS.filter((ms) => ms < fault.ms).map((ms) => ({
        ...fault,
        ms,
      }));
    default:
      return [];
  }
}

/** Each below the number, and not below the least. */
function lower(number = 0, least = 0): number[] {
  const tried = [least, Math.floor(number / 2), number - 1];
  return [...new Set(tried)].filter((each) => each < number && each >= least);
}
