import type { CallData, OrderData } from '../data.js';
import { type Child, el } from './dom.js';

/** The order of the checker, what the model makes of it, and its dead end. */
export function orderPart({ calls, stuck }: OrderData): Child[] {
  const last = calls.at(-1)?.state ?? 'nothing is there';
  const items = calls.map((call) =>
    el('li', {}, callPart(call), el('span', { class: 'state' }, call.state))
  );
  const ends = stuck.map((call) =>
    el(
      'li',
      { class: 'stuck' },
      callPart(call),
      el('span', { class: 'state' }, `does not follow from: ${last}`)
    )
  );
  return [
    el('h3', {}, 'The order that the checker tried, and its model'),
    el('ol', { class: 'order' }, ...items, ...ends),
    stuck.length === 0 &&
      el(
        'p',
        { class: 'hint' },
        'The answers fit this order; what broke shows in the log, or in what was shown.'
      ),
  ];
}

function callPart({ actor, words, answer, part }: CallData): HTMLElement {
  return el(
    'span',
    { class: 'call' },
    el('b', { 'data-lane': actor.length === 1 ? actor : 'all' }, `${actor} `),
    words,
    answer !== undefined && ` → ${answer}`,
    part !== undefined && ` (${part})`
  );
}
