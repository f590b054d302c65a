import { plural } from '../../report/counts.js';
import { html, type Markup } from '../../report/html/markup.js';
import { WIDE } from '../../report/html/matrix-table.js';
import { shownAnswers } from '../cell-text.js';
import type {
  Answer,
  AnsweredRow,
  LifecycleReport,
  LifecycleSystem,
} from '../record.js';
import { rollUp, symbolOf } from '../symbols.js';

/** Where an answer, or the whole of a question, is told in full. */
export interface Places {
  answer(row: AnsweredRow, answer: Answer): string | undefined;
  question(row: AnsweredRow): string;
}

/** Questions × systems, a symbol for each verdict with how many gave it. */
export function lifecycleTable(
  { rows, systems }: LifecycleReport,
  places: Places
): Markup {
  const phases = [...new Set(rows.map(({ phase }) => phase))];
  const width = systems.length <= WIDE ? 'few' : 'many';
  return html`<div class="scroller"><table class="lifecycle ${width}">
<caption class="vh">Questions of the lifecycle by systems.</caption>
<thead><tr><th scope="col">question</th>${systems.map(columnHead)}</tr></thead>
${phases.map(
  (
    phase
  ) => html`<tbody><tr class="phase"><th scope="rowgroup" colspan="${systems.length + 1}"><span>${phase}</span></th></tr>
${rows
  .filter((row) => row.phase === phase)
  .map((row) => rowOf(row, systems, places))}</tbody>
`
)}</table></div>`;
}

function columnHead(system: LifecycleSystem): Markup {
  const { id, package: name, version } = system;
  return html`<th scope="col" class="subject"><span title="${name}@${version}">${id}</span></th>`;
}

function rowOf(
  row: AnsweredRow,
  systems: readonly LifecycleSystem[],
  places: Places
): Markup {
  const { id, question, isFounding } = row;
  return html`<tr><th scope="row"${isFounding && html` class="founding"`}><a href="${places.question(row)}" title="${question}">${id}</a></th>${systems.map((system) => cellOf(row, system, places))}</tr>
`;
}

function cellOf(
  row: AnsweredRow,
  system: LifecycleSystem,
  places: Places
): Markup {
  const shown = shownAnswers(row, system.id);
  if (shown.length === 0) return html`<td></td>`;
  const own = shown.filter(({ way }) => way !== 'shim');
  const shim = shown.filter(({ way }) => way === 'shim');
  return html`<td>${signs(own)}${shim.length > 0 && html` <small>shim</small> ${signs(shim)}`}</td>`;

  function signs(answers: readonly Answer[]): readonly Markup[] {
    return rollUp(answers).map(({ verdict, count }) => {
      const first = answers.find((each) => each.verdict === verdict);
      const place = first && places.answer(row, first);
      const label = `${system.id}, ${row.id}: ${verdict}, ${plural(count, 'answer')}`;
      const sign = html`${symbolOf(verdict)}${count > 1 && html`<small>${count}</small>`}`;
      return place === undefined
        ? html`<span class="sign" data-v="${verdict}" title="${label}">${sign}</span>`
        : html`<a class="sign" data-v="${verdict}" href="${place}" aria-label="${label}">${sign}</a>`;
    });
  }
}
