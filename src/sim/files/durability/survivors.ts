import { randomStream } from '../../random.js';
import { type Effect, needs } from './effect.js';

/**
 * Which pending effects a power loss leaves, by one number that a plan holds.
 * With `n` effects pending:
 *
 * | choice | what is lost |
 * |---|---|
 * | 0 | all of them: the plainest loss |
 * | 1 … n | one, counted from the latest, and what needs it |
 * | n+1 … 2n | all but one, counted from the latest, and what that needs |
 * | above | each or not, as drawn from the number |
 */
export function survivorsOf(
  effects: readonly Effect[],
  choice: number
): ReadonlySet<Effect> {
  const count = effects.length;
  if (choice === 0 || count === 0) return new Set();
  if (choice <= count) {
    return withoutDependants(effects, (at) => at === count - choice);
  }
  if (choice <= 2 * count) {
    return withNeeds(effects, (at) => at === 2 * count - choice);
  }
  const stream = randomStream('power', choice);
  const isDrawn = effects.map(() => stream.below(2) === 1);
  // Both ways to make a set whole: one errs on the side of loss.
  return stream.below(2) === 1
    ? withNeeds(effects, (at) => isDrawn[at] === true)
    : withoutDependants(effects, (at) => isDrawn[at] === true);
}

/** Those that are picked, and all that they need. */
function withNeeds(
  effects: readonly Effect[],
  isPicked: (at: number) => boolean
): ReadonlySet<Effect> {
  const kept: Effect[] = [];
  for (let at = effects.length - 1; at >= 0; at--) {
    const effect = effects[at] as Effect;
    const isNeeded = () => kept.some((later) => needs(later, effect));
    if (isPicked(at) || isNeeded()) kept.push(effect);
  }
  return new Set(kept);
}

/** All but those that are picked, and what needs one of these. */
function withoutDependants(
  effects: readonly Effect[],
  isPicked: (at: number) => boolean
): ReadonlySet<Effect> {
  const lost: Effect[] = [];
  for (const [at, effect] of effects.entries()) {
    const lacksOne = () => lost.some((earlier) => needs(effect, earlier));
    if (isPicked(at) || lacksOne()) lost.push(effect);
  }
  const gone = new Set(lost);
  return new Set(effects.filter((effect) => !gone.has(effect)));
}
