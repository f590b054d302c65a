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
import { callWords } from './story/call-words.js';

/**
 * Tells of each call, before it is made, whose it is and which plan it belongs
 * to, so that whatever it does to this process can be blamed on it. What it does
 * may come later than its first gate: so each gate is told as well, before it
 * is released, or the plan would end before it comes to that.
 */
export function telling(
  plan: Plan,
  strategy: Strategy | undefined,
  tell: (asks: Asks<Plan>) => void
): Pick<SimulateOptions, 'strategy' | 'ask'> {
  const made: number[] = [];
  /** By actor: the call that it made last. */
  const calls = new Map<string, string>();
  const drawn = strategy ?? followChoices(plan.choices);
  const tellOf = (actor: string) => {
    const words = calls.get(actor);
    if (words === undefined) return;
    const choices = withoutTail(made);
    tell({ kind: 'asks', words, plan: { ...plan, choices } });
  };
  return {
    strategy: {
      pick(ready, last) {
        const choice = drawn.pick(ready, last) % ready.length;
        made.push(choice);
        tellOf(ready[choice]?.actor ?? '');
        return choice;
      },
    },
    ask(world, call, context) {
      const actor = currentActor()?.name ?? 'somebody';
      calls.set(actor, `${actor}: ${callWords(call)}`);
      tellOf(actor);
      return perform(world, call, context);
    },
  };
}
