import { isOn, type Row } from './filters.js';

type Move = readonly [rows: number, columns: number];

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/**
 * Tab leads to one cell of the matrix, arrow keys from there to the others.
 * What it returns is called when other cells are shown.
 */
export function startArrows(rows: readonly Row[]): () => void {
  let current: HTMLElement | undefined;
  const settle = (cell: HTMLElement | undefined) => {
    current?.firstElementChild?.setAttribute('tabindex', '-1');
    current = cell;
    current?.firstElementChild?.setAttribute('tabindex', '0');
  };
  const matrix = document.getElementById('matrix');
  matrix?.addEventListener('focusin', ({ target }) => {
    const cell = (target as Element).closest<HTMLElement>('td[data-v]');
    if (cell) settle(cell);
  });
  matrix?.addEventListener('keydown', (event) => {
    const next = nextOf(rows, placeOf(rows, current), event);
    if (!next) return;
    event.preventDefault();
    (next.firstElementChild as HTMLElement).focus();
  });
  return () => {
    const [row, column] = placeOf(rows, current);
    const held = rows[row];
    if (!held || !isOn(held, column)) settle(firstOf(rows));
  };
}

function placeOf(
  rows: readonly Row[],
  cell: HTMLElement | undefined
): [number, number] {
  if (!cell) return [-1, -1];
  const row = rows.findIndex(({ element }) => element === cell.parentElement);
  return [row, rows[row]?.cells.indexOf(cell) ?? -1];
}

function firstOf(rows: readonly Row[]): HTMLElement | undefined {
  for (const row of rows) {
    const cell = row.cells.find((_, column) => isOn(row, column));
    if (cell) return cell;
  }
  return undefined;
}

function nextOf(
  rows: readonly Row[],
  [row, column]: readonly [number, number],
  { key, ctrlKey, altKey, metaKey }: KeyboardEvent
): HTMLElement | undefined {
  const from = rows[row];
  if (!from || ctrlKey || altKey || metaKey) return undefined;
  if (key === 'Home' || key === 'End') {
    const own = from.cells.filter((_, at) => isOn(from, at));
    return own.at(key === 'Home' ? 0 : -1);
  }
  const [down, right] = MOVES[key] ?? [0, 0];
  if (right !== 0) {
    for (let at = column + right; at in from.cells; at += right) {
      if (isOn(from, at)) return from.cells[at];
    }
  }
  const own = rows.filter((each) => isOn(each, column));
  const at = own.indexOf(from) + down;
  return down === 0
    ? undefined
    : own[Math.min(Math.max(0, at), own.length - 1)]?.cells[column];
}
