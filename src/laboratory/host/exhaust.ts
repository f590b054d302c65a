import { exhaustiveSearch } from '../../sim/strategies/exhaustive.js';
import { followChoices } from '../../sim/strategies/strategy.js';
import type { ExhaustJob } from '../jobs.js';
import type { Words } from '../kind.js';
import type { Executed, Laboratory } from '../laboratory.js';
import type { Announcement, Timed } from './protocol.js';
import { addRun, runOnceOrTwice } from './runs.js';
import { isOver } from './wall.js';

/** Effects that come to no gate, since they do not wait, race unseen. */
const RACES_MIN = 12;

/** Each may cost the modules of the subject anew, which are never unloaded. */
const HUNG_MAX = 10;

/**
 * Every schedule of a draft within a bound on preemptions.
 * `complete` says whether the search came to its end.
 */
export async function exhaust<
  Plan,
  Outcome extends Executed<Plan>,
  W extends Words<Plan>,
>(
  laboratory: Laboratory<Plan, Outcome, W>,
  job: ExhaustJob & Timed,
  tell?: (message: Announcement<Plan, W>) => void
): Promise<W['tally']> {
  const {
    preemptions,
    costly,
    schedulesMax,
    enough,
    twiceEvery = 0,
    untilMs,
  } = job;
  const tally = laboratory.kind.tally.empty();
  const { plan } = await laboratory.draw(job);
  const search = exhaustiveSearch(preemptions, costly);
  const isEnough = () =>
    (enough === 'inOrder' && search.isInOrderDone) ||
    (enough === 'races' && search.areRacesDone && tally.schedules >= RACES_MIN);
  let hung = 0;
  while (search.choices && tally.schedules < schedulesMax && !isEnough()) {
    if (hung >= HUNG_MAX) break;
    if (tally.schedules > 0 && isOver(untilMs)) break;
    const strategy = followChoices(search.choices);
    const isTwice = twiceEvery > 0 && tally.schedules % twiceEvery === 0;
    const options = { strategy, tell, isTwice };
    const both = await runOnceOrTwice(laboratory, tally, plan, options);
    await addRun(laboratory, tally, both);
    tell?.({ kind: 'partial', tally });
    if (both.run.simulated.ending.kind === 'hung') hung++;
    search.advance(both.run.simulated.trace);
  }
  tally.complete = search.choices === undefined;
  tally.completeInOrder = search.isInOrderDone;
  tally.completeInRaces = search.areRacesDone;
  return tally;
}
