import type { ObservedMoment } from '../../judge/moment-history.js';
import { orderTried, type Placed } from '../../judge/order.js';
import { normalise } from '../../laboratory/normalise.js';
import type { Contract } from '../../model/contract.js';
import type { Part } from '../../model/moment.js';
import { isObserver } from '../../model/role.js';
import { isWrite } from '../../model/writes.js';
import type { ToldCall, ToldOrder } from '../../story/told-order.js';
import type { Attempt } from '../attempt.js';
import { responseWords, writtenWords } from './answer-words.js';
import { callWords } from './call-words.js';
import { stateWords } from './model-words.js';

/** What a part of a call does that shows at a moment of its own. */
const PART_WORDS: Readonly<Partial<Record<Part, string>>> = {
  hold: 'takes its place',
  release: 'its token is let go',
  hide: 'its hook is hidden',
};

/**
 * The order that explains most of a history, with the model's state after each
 * call, and what fits no more. Reads of the observer are told only there.
 */
export function tellOrder(
  { simulated }: Attempt,
  contract: Contract
): ToldOrder | undefined {
  const order = orderTried(simulated.history, contract);
  if (!order) return undefined;
  const say = (words: string) => normalise(simulated.names.redact(words));
  const { operations } = simulated.history;
  const observers = operations.filter(isObserver).map(({ actor }) => actor);
  const calls = groupsOf(order.placed, observers).map((group) => ({
    ...toldCall(
      group.map(({ moment }) => moment),
      say
    ),
    state: say(stateWords((group.at(-1) as Placed).state)),
  }));
  const stuck = order.stuck.map((moment) => toldCall([moment], say));
  return { calls, stuck: unique(stuck) };
}

/** Moments of one call that follow each other; those of the observer apart. */
function groupsOf(
  placed: readonly Placed[],
  observers: readonly string[]
): Placed[][] {
  const groups: Placed[][] = [];
  for (const each of placed) {
    if (observers.includes(String(each.moment.process))) continue;
    const last = groups.at(-1);
    const isSame = last?.[0]?.moment.op.call === each.moment.op.call;
    if (isSame) last?.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** The answer comes with the effect; before and after it a call has parts. */
function toldCall(
  moments: readonly ObservedMoment[],
  say: (words: string) => string
): ToldCall {
  const { process, op } = moments[0] as ObservedMoment;
  const { call, response } = op;
  const told = { actor: String(process), words: say(callWords(call)) };
  const parts = moments.map((moment) => PART_WORDS[moment.op.part]);
  if (!parts.includes(undefined)) {
    return { ...told, part: [...new Set(parts)].join(', ') };
  }
  if (!response) return told;
  const isWritten = response.ok && isWrite(call);
  const answer = isWritten
    ? writtenWords(call, response)
    : responseWords(response);
  return { ...told, answer: say(answer) };
}

function unique(calls: readonly ToldCall[]): ToldCall[] {
  const keyed = calls.map((each) => [JSON.stringify(each), each] as const);
  return [...new Map(keyed).values()];
}
