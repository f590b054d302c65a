import type { Asks } from '../laboratory/host/protocol.js';
import { currentActor } from '../sim/context.js';
import {
  followChoices,
  type Strategy,
  withoutTail,
} from '../sim/strategies/strategy.js';
import { perform } from '../worlds/contract/driver.js';
import type { Plan } from './plan/plan.js';
import type { SimulateOptions } from './simulate.js';
import { callWords } from './story/words.js';

/**
 * Tells of each call, before it is made, whose it is and which plan it belongs
 * to, so that whatever it does to this process can be blamed on it.
 */
export function telling(
  plan: Plan,
  strategy: Strategy | undefined,
  tell: (asks: Asks<Plan>) => void
): Pick<SimulateOptions, 'strategy' | 'ask'> {
  const made: number[] = [];
  const drawn = strategy ?? followChoices(plan.choices);
  return {
    strategy: {
      pick(ready, last) {
        const choice = drawn.pick(ready, last) % ready.length;
        made.push(choice);
        return choice;
      },
    },
    ask(world, call, context) {
      const actor = currentActor()?.name ?? 'somebody';
      const choices = withoutTail(made);
      const words = `${actor}: ${callWords(call)}`;
      tell({ kind: 'asks', words, plan: { ...plan, choices } });
      return perform(world, call, context);
    },
  };
}
