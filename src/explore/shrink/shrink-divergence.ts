import type { Doubt } from '../../judge/finding.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import type { Divergence } from '../../report/record.js';
import type { LoadedSubject } from '../../worlds/subject.js';
import {
  type Attempt,
  attempt,
  attemptWithPlaces,
  traceLines,
} from '../attempt.js';
import { causeOf } from '../cause/cause.js';
import { unusualCalls } from '../cause/unusual.js';
import { sorted, wordsOf } from '../doubts.js';
import { isOver } from '../host/wall.js';
import type { Plan } from '../plan/plan.js';
import { heldGates } from '../story/held-gates.js';
import { tellOrder } from '../story/order.js';
import { tellStory } from '../story/story.js';
import { tokenOf } from '../token-of.js';
import { fingerprintOf } from './fingerprint.js';
import { shrink } from './shrink.js';

export interface ShrinkRequest {
  readonly plan: Plan;
  readonly clause: ClauseId;
  readonly occurrences: number;
  /** The words of a doubt, where nothing proves the clause broken. */
  readonly doubt?: string | undefined;
  /** Whole runs that it may cost; absent: as many as shrinking takes. */
  readonly attemptsMax?: number | undefined;
  /** Until when; absent: as long as it takes. */
  readonly untilMs?: number | undefined;
}

/** From a plan that broke a clause to what its author is told. */
export async function shrinkDivergence(
  subject: LoadedSubject,
  { plan, clause, occurrences, doubt, attemptsMax, untilMs }: ShrinkRequest
): Promise<Divergence | undefined> {
  const first = await attempt(subject, plan);
  const breaks = ({ broken, doubts }: Attempt) =>
    doubt === undefined
      ? broken.includes(clause)
      : doubts.some((each) => wordsOf(each) === doubt);
  if (!breaks(first)) return undefined;
  let isCut = attemptsMax === 0;
  const isLate = () => {
    isCut ||= isOver(untilMs);
    return isCut;
  };
  const bounds = { attemptsMax, isOver: isLate };
  const shrunk = await shrink(subject, first, breaks, bounds);
  // What is published follows its own choices, not the blocks of the search.
  const final = await attemptWithPlaces(subject, shrunk.plan);
  if (!breaks(final)) return undefined;
  const divergence = divergenceOf(subject, final, clause, occurrences);
  const kept = final.doubts.find((each) => wordsOf(each) === doubt);
  return {
    ...divergence,
    ...(kept && setsOf(kept)),
    ...(isCut && { unshrunk: true }),
  };
}

function setsOf({
  oneOf,
  undecided,
}: Doubt): Pick<Divergence, 'oneOf' | 'notDecided'> {
  return {
    oneOf: sorted(oneOf),
    ...(undecided.length > 0 ? { notDecided: sorted(undecided) } : {}),
  };
}

function divergenceOf(
  subject: LoadedSubject,
  final: Attempt,
  clause: ClauseId,
  occurrences: number
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
    story: [...tellStory(final, clause)],
    steps: trace.length,
    ops: plan.actors.reduce((sum, { ops }) => sum + ops.length, 0),
    switches: trace.filter(
      ({ actor }, at) => at > 0 && trace[at - 1]?.actor !== actor
    ).length,
    // The set-up ran in the first process.
    processes: new Set([0, ...plan.actors.map(({ process }) => process)]).size,
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
