import type {
  CellData,
  ClauseData,
  DivergenceData,
  SourceData,
} from '../data.js';
import { type Child, cellHref, el } from './dom.js';
import { subjectData, subjectIds } from './page-data.js';
import { storyPart } from './story.js';

/** More subjects than this are not shown beside one another. */
const ELSEWHERE_MAX = 60;

/** What a cell is about, what it rests on, and every divergence of it. */
export function detailPart(
  subject: string,
  clause: ClauseData,
  cell: CellData
): Child[] {
  const { verdict, symbol, meaning, facts, divergences } = cell;
  return [
    el(
      'nav',
      { 'aria-label': 'Breadcrumb' },
      el('a', { href: '#/' }, '← Matrix'),
      el('span', {}, subjectData(subject)?.name)
    ),
    el('p', { class: 'over' }, `${clause.phase} · ${subject}`),
    el('h1', { id: 'detail-title', tabindex: '-1' }, clause.id),
    el('p', { class: 'statement' }, clause.statement),
    el(
      'div',
      { class: 'pair' },
      el(
        'div',
        {},
        el('h2', {}, 'Claimed'),
        el(
          'p',
          { class: 'big' },
          el('b', {}, clause.level),
          ` ${clause.levelWords}`
        ),
        ...sourceParts(clause)
      ),
      el(
        'div',
        {},
        el('h2', {}, 'Observed'),
        el(
          'p',
          { class: 'big' },
          el('span', { class: 'sign', 'data-v': verdict }, symbol),
          ` ${verdict}`
        ),
        el('p', { class: 'hint' }, `${meaning}.`),
        el('ul', {}, ...facts.map((fact) => el('li', {}, fact)))
      )
    ),
    elsewhere(subject, clause.id),
    ...divergenceParts(subject, divergences),
  ];
}

function sourceParts({ since, needs = [], sources }: ClauseData): Child[] {
  return [
    since !== undefined &&
      el('p', { class: 'hint' }, `@workflow/world since ${since}`),
    needs.length > 0 &&
      el('p', { class: 'hint' }, `Where declared: ${needs.join(', ')}`),
    sources.length > 0 &&
      el(
        'ul',
        { class: 'sources' },
        ...sources.map((source) => el('li', {}, sourceWords(source)))
      ),
  ];
}

function sourceWords({ text, link }: SourceData): Child {
  if (link === undefined || !/^https?:/.test(link)) return text;
  return el('a', { href: link, rel: 'noopener noreferrer' }, text);
}

/** The same clause on the other subjects. */
function elsewhere(subject: string, clause: string): Child {
  const ids = subjectIds();
  if (ids.length < 2 || ids.length > ELSEWHERE_MAX) return undefined;
  const links = ids
    .filter((id) => id !== subject)
    .map((id) => {
      const cell = document.querySelector<HTMLElement>(
        `#matrix a[href="${CSS.escape(cellHref(id, clause))}"]`
      );
      const verdict = cell?.parentElement?.dataset.v ?? '';
      return el(
        'li',
        {},
        el(
          'a',
          { href: cellHref(id, clause) },
          el(
            'span',
            {
              class: 'sign',
              'data-v': verdict,
              'data-thin': cell?.parentElement?.dataset.thin,
              'aria-hidden': 'true',
            },
            cell?.textContent?.trim().split(' ')[0] ?? ''
          ),
          ` ${id}`,
          el('span', { class: 'vh' }, `: ${verdict}`)
        )
      );
    });
  return el(
    'div',
    { class: 'elsewhere' },
    el('h2', {}, 'Elsewhere'),
    el('ul', {}, ...links)
  );
}

function divergenceParts(
  subject: string,
  divergences: readonly DivergenceData[]
): Child[] {
  if (divergences.length === 0) return [];
  const [first] = divergences;
  if (first && divergences.length === 1) {
    const title = el('h2', {}, 'How: ', el('code', {}, first.title));
    return [title, storyPart(subject, first, 'step-0')];
  }
  const all = divergences.map((each, at) => {
    const summary = el(
      'summary',
      {},
      `${at + 1} of ${divergences.length} `,
      el('code', {}, each.title)
    );
    const box = el('details', { class: 'divergence' }, summary);
    const fill = () => {
      if (box.childElementCount > 1) return;
      box.append(storyPart(subject, each, `step-${at}`));
    };
    // A story is made when it is looked at: there may be hundreds.
    box.addEventListener('toggle', fill);
    if (at === 0) {
      box.open = true;
      fill();
    }
    return box;
  });
  return [el('h2', {}, `How: ${divergences.length} ways`), ...all];
}
