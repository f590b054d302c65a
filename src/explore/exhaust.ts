import { exhaustiveSearch } from '../sim/strategies/exhaustive.js';
import { followChoices } from '../sim/strategies/strategy.js';
import type { LoadedSubject } from '../worlds/subject.js';
import { adaptDraft } from './adapt.js';
import { execute, judged } from './attempt.js';
import type { Announcement, Tally, Timed } from './host/protocol.js';
import { addAttempt, emptyTally } from './host/tally.js';
import { telling } from './host/telling.js';
import { isOver } from './host/wall.js';
import type { ExhaustJob } from './jobs.js';
import type { Draft, Plan } from './plan/plan.js';

/** Each costs the modules of the subject anew, which are never unloaded. */
const HUNG_MAX = 10;

/**
 * Every schedule of a draft within a bound on preemptions.
 * `complete` says whether the search came to its end.
 */
export async function exhaust(
  subject: LoadedSubject,
  drawn: Draft,
  job: ExhaustJob & Timed,
  tell?: (message: Announcement) => void
): Promise<Tally> {
  const { scenario, preemptions, schedulesMax, isEnoughInOrder, untilMs } = job;
  const tally = emptyTally();
  const draft = adaptDraft(drawn, subject.contract);
  const plan: Plan = {
    ...draft,
    scenario,
    choices: [],
    faults: [],
    entropy: 0,
    // A server may have done what its caller does not know of yet.
    ...(subject.outside && { replies: 'apart' }),
  };
  const search = exhaustiveSearch(preemptions);
  const isEnough = () => isEnoughInOrder === true && search.isInOrderDone;
  let hung = 0;
  while (search.choices && tally.schedules < schedulesMax && !isEnough()) {
    if (hung >= HUNG_MAX) break;
    if (tally.schedules > 0 && isOver(untilMs)) break;
    const strategy = followChoices(search.choices);
    const options = tell ? telling(plan, strategy, tell) : { strategy };
    const done = judged(await execute(subject, plan, options), subject);
    addAttempt(tally, -1, done);
    tell?.({ kind: 'partial', tally });
    if (done.simulated.ending.kind === 'hung') hung++;
    search.advance(done.simulated.trace);
  }
  tally.complete = search.choices === undefined;
  tally.completeInOrder = search.isInOrderDone;
  return tally;
}
