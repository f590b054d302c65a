import type { HeldData, LogData, PartData, StepData } from '../data.js';
import { el } from './dom.js';

/** Actors across, steps down. */
export function lanesPart(
  lanes: readonly string[],
  steps: readonly StepData[]
): { readonly list: HTMLElement; readonly items: readonly HTMLElement[] } {
  const items = steps.map((step) => stepItem(step, lanes));
  const head = el(
    'div',
    { class: 'heads', 'aria-hidden': 'true' },
    ...lanes.map((lane) => laneHead(lane, steps))
  );
  const list = el('ol', { class: 'steps' }, ...items);
  const part = el('div', { class: 'lanes' }, head, list);
  part.style.setProperty('--lanes', String(Math.max(1, lanes.length)));
  return { list: part, items };
}

function laneHead(lane: string, steps: readonly StepData[]): HTMLElement {
  const first = steps.find(({ actor }) => actor === lane);
  const process = first?.process;
  return el(
    'span',
    { 'data-lane': lane },
    lane,
    process !== undefined && el('small', {}, ` in ${process}`)
  );
}

function stepItem(step: StepData, lanes: readonly string[]): HTMLElement {
  const { lane, actor, process, parts, held, logs = [] } = step;
  const card = el(
    'div',
    { class: 'step', 'data-lane': actor ?? 'all' },
    el('span', { class: 'who' }, lane, process && el('small', {}, process)),
    el('div', { class: 'said' }, ...parts.map(partOf)),
    held && heldPart(held),
    ...logs.map(logPart)
  );
  const item = el('li', {}, card);
  const at = actor === undefined ? -1 : lanes.indexOf(actor);
  item.style.setProperty('--lane', at < 0 ? '1 / -1' : String(at + 1));
  return item;
}

function partOf({ kind, words, answer }: PartData): HTMLElement {
  const mark = kind === 'time' && el('span', { 'aria-hidden': 'true' }, '⏱ ');
  return el(
    'p',
    { class: kind },
    mark,
    words,
    answer !== undefined && el('span', { class: 'answer' }, ` → ${answer}`)
  );
}

/** The gate folds to one line; behind it is who asked for the effect. */
function heldPart({ effect, at, trail }: HeldData): HTMLElement {
  const line = [
    el('span', { 'aria-hidden': 'true' }, '‖ '),
    'held before ',
    el('code', {}, effect.split(' ')[0] ?? effect),
    at !== undefined && el('span', { class: 'at' }, ` at ${nearest(at)}`),
  ];
  return el(
    'details',
    { class: 'gate' },
    el('summary', {}, ...line),
    el('p', {}, el('code', {}, effect)),
    trail.length > 0
      ? el('ol', {}, ...trail.map((place) => el('li', {}, place)))
      : at !== undefined && el('p', { class: 'at' }, at)
  );
}

/** Who asked for the effect, and who called that; the rest is folded. */
function nearest(trail: string): string {
  return trail.split(' ← ').slice(0, 2).join(' ← ');
}

function logPart(entries: readonly LogData[]): HTMLElement {
  const items = entries.map(({ words, seen }) =>
    el(
      'li',
      { class: seen ? 'seen' : undefined },
      words,
      seen && el('span', { class: 'vh' }, ' (broken here)')
    )
  );
  return el('ol', { class: 'log', 'aria-label': 'Log' }, ...items);
}
