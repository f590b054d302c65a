import { formatNumber } from '../counts.js';
import { LEGEND } from '../legend.js';
import type { Matrix } from '../matrix.js';
import type { Cell } from '../record.js';
import { isThin } from '../thin.js';
import { levelWords } from './levels.js';
import { html, type Markup } from './markup.js';

/** Counts by verdict, each of which is a filter, and the other filters. */
export function filtersPart(
  { columns, phases }: Matrix,
  cells: readonly Cell[]
): Markup {
  const levels = new Set(
    phases.flatMap(({ rows }) => rows.map(({ level }) => level))
  );
  return html`<form id="filters" role="search" aria-label="Filter the matrix">
<label class="text"><span class="vh">Search clauses</span><input type="search" id="words" placeholder="Search clauses" autocomplete="off"></label>
${select(
  'phase',
  'Every phase',
  phases.map(({ phase }) => [phase, phase])
)}
${select(
  'level',
  'Every level',
  [...levels].map((level) => [level, `${level} – ${levelWords(level)}`])
)}
${select(
  'subject',
  'Every subject',
  columns.map(({ subject: { id } }) => [id, id])
)}
<div class="verdicts" role="group" aria-label="Verdicts">${verdictsOf(columns, cells)}</div>
<p class="count" role="status" id="count"></p>
</form>`;
}

function verdictsOf(
  columns: Matrix['columns'],
  cells: readonly Cell[]
): Markup[] {
  const chips = LEGEND.flatMap(({ verdict, symbol }) => {
    const count = columns.reduce((sum, each) => sum + each.totals[verdict], 0);
    if (count === 0) return [];
    return [chip(verdict, symbol, verdict, count)];
  });
  const thin = cells.filter(isThin).length;
  return thin > 0 ? [...chips, chip('thin', '~', 'thin', thin)] : chips;
}

function chip(
  value: string,
  symbol: string,
  words: string,
  count: number
): Markup {
  return html`<button type="button" aria-pressed="false" data-verdict="${value}"><span aria-hidden="true" data-v="${value}">${symbol}</span> ${words} <b>${formatNumber(count)}</b></button>`;
}

function select(
  name: string,
  all: string,
  options: readonly (readonly [string, string])[]
): Markup {
  return html`<label><span class="vh">${name}</span><select id="${name}"><option value="">${all}</option>${options.map(([value, words]) => html`<option value="${value}">${words}</option>`)}</select></label>`;
}
