import { detailPart } from './detail.js';
import { byId } from './dom.js';
import { clauseData, subjectData } from './page-data.js';

const TITLE = document.title;

/** Shows the cell that the address names, or the matrix. */
export function startRoutes(): void {
  let last: string | undefined;
  let scrolledTo = 0;
  const go = () => {
    const { hash } = location;
    const isOpen = showCell(hash);
    const wasOpen = !byId('detail').hidden;
    if (isOpen && !wasOpen) scrolledTo = scrollY;
    byId('overview').hidden = isOpen;
    byId('detail').hidden = !isOpen;
    if (isOpen) {
      last = hash;
      scrollTo(0, 0);
      byId('detail-title').focus({ preventScroll: true });
    } else if (wasOpen) {
      document.title = TITLE;
      scrollTo(0, scrolledTo);
      if (last !== undefined) focusCell(last);
    }
  };
  addEventListener('hashchange', go);
  addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key !== 'Escape' || defaultPrevented) return;
    if (!byId('detail').hidden) location.hash = '#/';
  });
  go();
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
