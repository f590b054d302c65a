import { byId } from './dom.js';

export interface Row {
  readonly element: HTMLElement;
  readonly phase: string;
  readonly level: string;
  readonly words: string;
  readonly cells: readonly HTMLElement[];
}

interface Wanted {
  readonly words: readonly string[];
  readonly phase: string;
  readonly level: string;
  readonly subject: string;
  readonly verdicts: ReadonlySet<string>;
}

/** Hides columns by one rule each, since there may be thousands of cells. */
const sheet = new CSSStyleSheet();
let hiddenColumns: ReadonlySet<number> = new Set();

export function rowsOfMatrix(): Row[] {
  const all = document.querySelectorAll<HTMLElement>('#matrix [data-level]');
  return [...all].map((element) => ({
    element,
    phase: element.parentElement?.dataset.phase ?? '',
    level: element.dataset.level ?? '',
    words: element.dataset.words ?? '',
    cells: [...element.querySelectorAll<HTMLElement>('td[data-v]')],
  }));
}

/** Whether a cell can be seen, and gone to. */
export function isOn(row: Row, column: number): boolean {
  const cell = row.cells[column];
  if (!cell || row.element.hidden || hiddenColumns.has(column)) return false;
  return cell.dataset.off === undefined;
}

export function startFilters(rows: readonly Row[], changed: () => void): void {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const form = byId('filters');
  const apply = () => {
    show(rows, wanted());
    changed();
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('click', ({ target }) => {
    const chip = (target as Element).closest('button[data-verdict]');
    if (!chip) return;
    const isPressed = chip.getAttribute('aria-pressed') === 'true';
    chip.setAttribute('aria-pressed', String(!isPressed));
    apply();
  });
  apply();
}

function wanted(): Wanted {
  const value = (id: string) =>
    (byId(id) as HTMLInputElement | HTMLSelectElement).value;
  const pressed = document.querySelectorAll<HTMLElement>(
    '#filters [data-verdict][aria-pressed=true]'
  );
  return {
    words: value('words').toLowerCase().split(/\s+/).filter(Boolean),
    phase: value('phase'),
    level: value('level'),
    subject: value('subject'),
    verdicts: new Set([...pressed].map(({ dataset }) => dataset.verdict ?? '')),
  };
}

function show(rows: readonly Row[], want: Wanted): void {
  showSubject(want.subject);
  let shown = 0;
  for (const row of rows) {
    let found = 0;
    for (const [column, cell] of row.cells.entries()) {
      const isWanted = isOf(cell, want.verdicts);
      cell.toggleAttribute('data-off', !isWanted);
      if (isWanted && !hiddenColumns.has(column)) found += 1;
    }
    row.element.hidden = !isRowOf(row, want) || found === 0;
    if (!row.element.hidden) shown += 1;
  }
  for (const body of document.querySelectorAll<HTMLElement>('#matrix tbody')) {
    body.hidden = !body.querySelector('tr[data-level]:not([hidden])');
  }
  byId('none').hidden = shown > 0;
  byId('count').textContent = `${shown} of ${rows.length} clauses`;
}

function showSubject(subject: string): void {
  const options = byId('subject').querySelectorAll('option');
  const ids = [...options].slice(1).map(({ value }) => value);
  const hidden = ids.flatMap((id, at) =>
    subject !== '' && id !== subject ? [at] : []
  );
  hiddenColumns = new Set(hidden);
  // Before the subjects stand the clause and its level.
  const rules = hidden.map(
    (at) => `#matrix tr > :nth-child(${at + 3}) { display: none }`
  );
  sheet.replaceSync(rules.join('\n'));
  const parts = document.querySelectorAll<HTMLElement>('[data-subject-part]');
  for (const part of parts) {
    part.hidden = subject !== '' && part.dataset.subjectPart !== subject;
  }
}

function isRowOf({ phase, level, words }: Row, want: Wanted): boolean {
  if (want.phase !== '' && want.phase !== phase) return false;
  if (want.level !== '' && want.level !== level) return false;
  return want.words.every((word) => words.includes(word));
}

function isOf({ dataset }: HTMLElement, verdicts: ReadonlySet<string>) {
  if (verdicts.size === 0 || verdicts.has(dataset.v ?? '')) return true;
  return verdicts.has('thin') && dataset.thin !== undefined;
}
