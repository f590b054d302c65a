import type { Telling } from '../../laboratory/laboratory.js';
import type { Divergence } from '../../report/record.js';
import type { LoadedSubject } from '../../worlds/subject.js';
import { type Attempt, traceLines } from '../attempt.js';
import { causeOf } from '../cause/cause.js';
import { unusualCalls } from '../cause/unusual.js';
import { setsOf, wordsOf } from '../doubts.js';
import type { Sought } from '../messages.js';
import { callersOf } from '../plan/faults.js';
import { heldGates } from '../story/held-gates.js';
import { tellOrder } from '../story/order.js';
import { tokenOf } from '../token-of.js';
import { fingerprintOf } from './fingerprint.js';

/** What the author of a World is told of a schedule that broke a clause. */
export function divergenceOf(
  subject: LoadedSubject,
  final: Attempt,
  sought: Sought,
  { story, isCut }: Telling
): Divergence {
  const kept = final.doubts.find((each) => wordsOf(each) === sought.doubt);
  return {
    ...toldOf(subject, final, sought, story),
    ...(kept && setsOf(kept)),
    ...(isCut && { unshrunk: true }),
  };
}

function toldOf(
  subject: LoadedSubject,
  final: Attempt,
  { clause, occurrences }: Sought,
  story: readonly string[]
): Divergence {
  const { plan, simulated, broken } = final;
  const { trace } = simulated;
  const gates = heldGates(final);
  const order = tellOrder(final, subject.contract);
  const token = tokenOf(subject.spec, {
    clause,
    plan,
    trace: traceLines(simulated),
  });
  return {
    token,
    fingerprint: fingerprintOf(final, clause),
    story: [...story],
    steps: trace.length,
    ops: plan.actors.reduce((sum, { ops }) => sum + ops.length, 0),
    switches: trace.filter(
      ({ actor }, at) => at > 0 && trace[at - 1]?.actor !== actor
    ).length,
    // The set-up ran in the first process.
    processes: new Set([
      0,
      ...callersOf(plan.actors).map(({ process }) => process),
    ]).size,
    scenario: plan.scenario,
    occurrences,
    clauses: [...broken].sort(),
    ...(gates && { gates }),
    cause: causeOf(final),
    skewed: plan.clock.skewMs.some((ms) => ms !== 0),
    ...(order && { order }),
    unusual: unusualCalls(simulated.history),
  };
}
