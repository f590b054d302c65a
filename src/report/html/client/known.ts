import type { StepData } from '../data.js';
import { el } from './dom.js';

interface Asked {
  readonly words: string;
  readonly answer: string | undefined;
}

/** What is known of each actor up to a step, that step included. */
export function knownPart(
  lanes: readonly string[],
  steps: readonly StepData[],
  at: number
): HTMLElement {
  const until = steps.slice(0, at + 1);
  const ended = until.some(({ lane }) => lane === 'after');
  return el(
    'dl',
    { class: 'known' },
    ...lanes.map((lane) => ofActor(lane, until)),
    ended &&
      el('div', {}, el('dt', {}, 'after'), el('dd', {}, 'everything was read'))
  );
}

function ofActor(lane: string, until: readonly StepData[]): HTMLElement {
  const own = until.filter(({ actor }) => actor === lane);
  const held = own.at(-1)?.held;
  const calls = callsOf(own);
  const words = calls.map(({ words, answer }) =>
    el(
      'dd',
      {},
      words,
      answer === undefined ? el('em', {}, ' has no answer yet') : ` → ${answer}`
    )
  );
  return el(
    'div',
    {},
    el('dt', { 'data-lane': lane }, lane),
    ...(calls.length > 0 ? words : [el('dd', {}, 'has not begun')]),
    held &&
      el('dd', { class: 'held' }, '‖ held before ', el('code', {}, held.effect))
  );
}

/** A call that was told before goes on as `…`. */
function callsOf(own: readonly StepData[]): Asked[] {
  const calls: Asked[] = [];
  for (const { words, answer, kind } of own.flatMap(({ parts }) => parts)) {
    const open = calls.at(-1);
    if (words.startsWith('…') && open) {
      if (answer !== undefined) calls[calls.length - 1] = { ...open, answer };
    } else if (kind === 'call') calls.push({ words, answer });
  }
  return calls;
}
