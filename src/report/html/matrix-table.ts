import { formatNumber } from '../counts.js';
import { MARK, symbolOf } from '../legend.js';
import type { Matrix, MatrixColumn, MatrixRow } from '../matrix.js';
import type { Cell } from '../record.js';
import { marksOf } from '../thin.js';
import { levelWords } from './levels.js';
import { html, type Markup } from './markup.js';
import { cellLabel } from './page-data.js';

/** More columns than this have no room for numbers, or for level names. */
export const WIDE = 6;

/** Clauses × subjects; every cell is a link to its own part of the page. */
export function matrixTable({ columns, phases }: Matrix): Markup {
  const isNarrow = columns.length <= WIDE;
  return html`<table id="matrix" class="${isNarrow ? 'few' : 'many'}">
<caption class="vh">Clauses by subjects. Arrow keys go from cell to cell, Enter opens one.</caption>
<thead><tr><th scope="col" class="clause">clause</th><th scope="col" class="level">level</th>${columns.map(columnHead)}</tr></thead>
${phases.map(
  ({ phase, rows }) =>
    html`<tbody data-phase="${phase}"><tr class="phase"><th scope="rowgroup" colspan="${columns.length + 2}"><span>${phase}</span></th></tr>
${rows.map((row) => rowOf(row, isNarrow))}</tbody>
`
)}</table>`;
}

function columnHead({ subject }: MatrixColumn): Markup {
  return html`<th scope="col" class="subject"><span title="${subject.package}@${subject.version}">${subject.id}</span></th>`;
}

function rowOf(row: MatrixRow, isNarrow: boolean): Markup {
  const { clause, level, statement, cells } = row;
  const words = `${clause} ${statement}`.toLowerCase();
  return html`<tr data-level="${level}" data-words="${words}"><th scope="row" class="clause" title="${statement}">${breakable(clause)}</th><td class="level"><abbr title="${levelWords(level)}">${level}</abbr><span class="vh"> ${levelWords(level)}</span></td>${cells.map((cell) => cellOf(cell, isNarrow))}</tr>
`;
}

/** A long id may break behind its dot, where it has to. */
function breakable(clause: string): Markup {
  const [head = '', ...rest] = clause.split('.');
  return rest.length === 0
    ? html`${head}`
    : html`${head}.<wbr>${rest.join('.')}`;
}

function cellOf(cell: Cell, isNarrow: boolean): Markup {
  const { verdict, subject, clause } = cell;
  const marked = marksOf(cell).length > 0;
  const symbol = `${symbolOf(verdict)}${marked && !isNarrow ? MARK : ''}`;
  return html`<td data-v="${verdict}"${marked && html` data-thin`}><a href="${cellHref(subject, clause)}" aria-label="${cellLabel(cell)}" tabindex="-1">${symbol}${isNarrow && countOf(cell)}</a></td>`;
}

/** The number that a verdict rests on, where it rests on one. */
function countOf(cell: Cell): Markup | undefined {
  const { verdict, exercised, violations } = cell;
  if (verdict === 'violated')
    return html` <small>${formatNumber(violations)}</small>`;
  if (verdict !== 'holds') return undefined;
  const [first] = marksOf(cell);
  const mark = first === 'thin' ? ' thin' : first && MARK;
  return html` <small>${formatNumber(exercised)}${mark}</small>`;
}

/** The address of a cell within the page. */
export function cellHref(subject: string, clause: string): string {
  return `#/${encodeURIComponent(subject)}/${encodeURIComponent(clause)}`;
}
