import type { DivergenceData, StepData } from '../data.js';
import { commandBox } from './copy.js';
import { cellHref, el } from './dom.js';
import { knownPart } from './known.js';
import { lanesPart } from './lanes.js';
import { orderPart } from './order.js';
import { clauseData } from './page-data.js';
import { slider } from './slider.js';

/** One divergence: what may have broken, its story, and how to see it again. */
export function storyPart(
  subject: string,
  divergence: DivergenceData,
  id: string
): HTMLElement {
  const { facts, spots, broken, others, command, order } = divergence;
  return el(
    'div',
    { class: 'story' },
    el('p', { class: 'facts' }, facts.join(' · ')),
    ...doubtParts(subject, divergence),
    spots.length > 0 &&
      el(
        'ul',
        { class: 'spots' },
        ...spots.map((spot) => el('li', {}, el('code', {}, spot)))
      ),
    stepsPart(divergence, id),
    broken.length > 0 && brokenPart(broken),
    ...(order ? orderPart(order) : []),
    el('h3', {}, 'Replay'),
    commandBox(command),
    others.length > 0 && el('h3', {}, 'The same schedule breaks'),
    others.length > 0 && clauseLinks(subject, others)
  );
}

function stepsPart(
  divergence: DivergenceData,
  id: string
): HTMLElement | undefined {
  const { lanes, steps } = divergence;
  if (steps.length === 0) return undefined;
  const { list, items } = lanesPart(lanes, steps);
  const known = el('div', { class: 'known-box' });
  const onStep = (at: number) => {
    for (const [index, item] of items.entries()) {
      item.toggleAttribute('data-later', index > at);
      if (index === at) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
    known.replaceChildren(knownPart(divergence, at));
  };
  return el(
    'div',
    { class: 'play' },
    slider(id, steps.map(stepWords), onStep),
    list,
    el('h3', {}, 'Known by this step'),
    known
  );
}

/** A step as a screen reader says it while the slider moves. */
function stepWords({ lane, parts, held }: StepData): string {
  const said = parts.map(({ words, answer }) =>
    answer === undefined ? words : `${words}: ${answer}`
  );
  const gate = held ? [`held before ${held.effect}`] : [];
  return `${lane}, ${[...said, ...gate].join('; ')}`;
}

function brokenPart(lines: readonly string[]): HTMLElement {
  const [first, ...more] = lines;
  return el(
    'div',
    { class: 'broken' },
    el('p', {}, el('strong', {}, 'Breaks '), first),
    ...more.map((line) => el('p', {}, line))
  );
}

/** Where nothing tells which of several explanations it was, all of them. */
function doubtParts(
  subject: string,
  { oneOf, notDecided }: DivergenceData
): HTMLElement[] {
  if (oneOf.length === 0) return [];
  const sets = oneOf.map((set) => explanation(subject, set));
  const open = notDecided.map((set) => explanation(subject, set));
  return [
    el('h3', {}, 'One of these broke, and nothing tells which'),
    el('ol', { class: 'doubt' }, ...sets),
    ...(open.length > 0
      ? [
          el('h3', {}, 'Not decided within the budget'),
          el('ol', { class: 'doubt' }, ...open),
        ]
      : []),
  ];
}

function explanation(subject: string, set: readonly string[]): HTMLElement {
  const clauses = set.map((id) =>
    el(
      'p',
      {},
      el('a', { href: cellHref(subject, id) }, id),
      `: ${clauseData(id)?.statement ?? ''}`
    )
  );
  return el('li', {}, ...clauses);
}

function clauseLinks(subject: string, ids: readonly string[]): HTMLElement {
  const links = ids.map((id) =>
    el('li', {}, el('a', { href: cellHref(subject, id) }, id))
  );
  return el('ul', { class: 'links' }, ...links);
}
