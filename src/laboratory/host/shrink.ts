import { printStory } from '../../story/print.js';
import type { Words } from '../kind.js';
import type { Drawn, Executed, Laboratory } from '../laboratory.js';
import { minimise } from '../minimise.js';
import type { ShrinkRequest } from './protocol.js';
import { isOver } from './wall.js';

/** From a plan that showed what is sought to what its reader is told. */
export async function shrink<
  Plan,
  Outcome extends Executed<Plan>,
  W extends Words<Plan>,
>(
  laboratory: Laboratory<Plan, Outcome, W>,
  { plan, sought, attemptsMax, untilMs }: ShrinkRequest<Plan, W>
): Promise<W['told'] | undefined> {
  const first = laboratory.judge(await laboratory.simulate(plan));
  if (!laboratory.shows(first, sought)) return undefined;
  // What hangs like the first does needs no second look at each candidate.
  const isTrusted = first.simulated.ending.kind === 'hung';
  const { best, by } = await minimise<Outcome, Drawn<Plan>>({
    first,
    passes: laboratory.candidates,
    run: async ({ plan, strategy }) =>
      laboratory.judge(
        await laboratory.simulate(plan, { strategy, isTrusted })
      ),
    isBetter: (tried, best) =>
      laboratory.shows(tried, sought) && laboratory.isBetter(tried, best),
    attemptsMax: attemptsMax ?? laboratory.shrinkAttemptsMax,
    isOver: () => isOver(untilMs),
  });
  // Whoever gave it no number gets what a laboratory takes for enough.
  const isCut =
    by === 'over' || (by === 'attempts' && attemptsMax !== undefined);
  // What is published follows its own choices, not the blocks of the search.
  const executed = await laboratory.simulate(best.plan, { places: true });
  const final = laboratory.judge(executed);
  if (!laboratory.shows(final, sought)) return undefined;
  const story = printStory(laboratory.story(final, sought));
  return laboratory.told(final, sought, { story, isCut });
}
