import { detailPart } from './detail.js';
import { byId } from './dom.js';
import { clauseData, subjectData } from './page-data.js';

const TITLE = document.title;

/** Shows the cell or the page that the address names, or the matrix. */
export function startRoutes(): void {
  let last: string | undefined;
  let scrolledTo = 0;
  const go = () => {
    const { hash } = location;
    const isOpen = showCell(hash);
    const page = isOpen ? undefined : pageOf(hash);
    const wasAway = byId('overview').hidden;
    if ((isOpen || page) && !wasAway) scrolledTo = scrollY;
    byId('overview').hidden = isOpen || page !== undefined;
    byId('detail').hidden = !isOpen;
    showPage(page);
    if (!isOpen) document.title = page?.title ?? TITLE;
    if (isOpen) {
      last = hash;
      scrollTo(0, 0);
      byId('detail-title').focus({ preventScroll: true });
    } else if (page) {
      goInto(page.element, hash);
    } else if (wasAway) {
      scrollTo(0, scrolledTo);
      if (last !== undefined) focusCell(last);
    }
  };
  addEventListener('hashchange', go);
  addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key !== 'Escape' || defaultPrevented) return;
    if (byId('overview').hidden) location.hash = '#/';
  });
  go();
}

interface ShownPage {
  readonly element: HTMLElement;
  readonly id: string;
  readonly title: string;
}

function pageOf(hash: string): ShownPage | undefined {
  const [, id = ''] = hash.split('/');
  const all = document.querySelectorAll<HTMLElement>('[data-page]');
  const element = [...all].find(({ dataset }) => dataset.page === id);
  const title = element?.querySelector('h1')?.textContent;
  return element && { element, id, title: title ?? TITLE };
}

function showPage(page: ShownPage | undefined): void {
  for (const each of document.querySelectorAll<HTMLElement>('[data-page]')) {
    each.hidden = each !== page?.element;
  }
  for (const link of document.querySelectorAll<HTMLElement>('[data-to]')) {
    const isHere = link.dataset.to === (page?.id ?? '');
    if (isHere) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** To its beginning, or to the part of it that the address names. */
function goInto(page: HTMLElement, hash: string): void {
  const part = document.getElementById(hash.slice(1));
  const isPart = part !== null && page.contains(part);
  const target = isPart ? part : page.querySelector<HTMLElement>('h1');
  target?.focus({ preventScroll: true });
  if (isPart) part.scrollIntoView();
  else scrollTo(0, 0);
}

function showCell(hash: string): boolean {
  const [, subject, clause] = hash.split('/').map(decoded);
  if (subject === undefined || clause === undefined) return false;
  const sentence = clauseData(clause);
  const cells = subjectData(subject)?.cells;
  const cell = cells && Object.hasOwn(cells, clause) && cells[clause];
  if (!sentence || !cell) return false;
  const parts = detailPart(subject, sentence, cell);
  byId('detail').replaceChildren(
    ...parts.filter((part) => part !== undefined && part !== false)
  );
  document.title = `${clause} on ${subject}: ${cell.verdict}`;
  return true;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Back to where the reader came from, if it is still shown. */
function focusCell(hash: string): void {
  const selector = `#matrix a[href="${CSS.escape(hash)}"]`;
  document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}
