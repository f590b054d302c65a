import type { DivergenceData, StepData } from '../data.js';
import { el } from './dom.js';
import { type Asked, stateBy } from './model.js';

/**
 * What is known of each actor up to a step, that step included, and what there
 * is by the model after the calls that are answered.
 */
export function knownPart(
  { lanes, steps, order }: DivergenceData,
  at: number
): HTMLElement {
  const until = steps.slice(0, at + 1);
  const calls = new Map(lanes.map((lane) => [lane, callsOf(lane, until)]));
  const isSetUp = until.some(({ lane }) => lane === 'setup');
  return el(
    'dl',
    { class: 'known' },
    ...lanes.map((lane) => ofActor(lane, calls.get(lane) ?? [], until)),
    order &&
      el(
        'div',
        {},
        el('dt', {}, 'by the model'),
        el('dd', {}, stateBy(order, answeredOf(calls), isSetUp))
      )
  );
}

function answeredOf(
  calls: ReadonlyMap<string, readonly Asked[]>
): Map<string, Asked[]> {
  const all = [...calls].map(
    ([lane, own]) =>
      [lane, own.filter(({ answer }) => answer !== undefined)] as const
  );
  return new Map(all);
}

function ofActor(
  lane: string,
  calls: readonly Asked[],
  until: readonly StepData[]
): HTMLElement {
  const held = until.filter(({ actor }) => actor === lane).at(-1)?.held;
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
function callsOf(lane: string, until: readonly StepData[]): Asked[] {
  const calls: Asked[] = [];
  const own = until.filter(({ actor }) => actor === lane);
  for (const { words, answer, kind } of own.flatMap(({ parts }) => parts)) {
    const open = calls.at(-1);
    if (words.startsWith('…') && open) {
      if (answer !== undefined) calls[calls.length - 1] = { ...open, answer };
    } else if (kind === 'call') calls.push({ words, answer });
  }
  return calls;
}
