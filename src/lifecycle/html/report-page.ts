import { isClauseId } from '../../model/clauses/registry.js';
import type { ReportPage } from '../../report/formats/format.js';
import { html, type Markup } from '../../report/html/markup.js';
import { cellHref } from '../../report/html/matrix-table.js';
import type { Report } from '../../report/record.js';
import { lifecycleOf } from '../of-report.js';
import type { AnsweredRow } from '../record.js';
import { lifecycleLegend } from './legend.js';
import { lifecycleTable } from './table.js';

/**
 * The lifecycle table of the Worlds of a report, as a page of its own. Each
 * answer leads to the cell of the matrix that it is, with its stories.
 */
export function lifecyclePageOf(report: Report): ReportPage | undefined {
  const lifecycle = lifecycleOf(report);
  if (lifecycle.rows.length === 0) return undefined;
  const table = lifecycleTable(lifecycle, {
    answer: (_, { system, of }) =>
      isClauseId(of) ? cellHref(system, of) : undefined,
    question: ({ id }) => `#/lifecycle/${id}`,
  });
  return {
    id: 'lifecycle',
    title: 'Lifecycle',
    heading: 'The lifecycle of a key',
    body: html`<p class="lead">What becomes of a key from its first start to long after its run has ended: the questions of issue #2376, answered by the clauses that were asked of each World. A symbol leads to its cell.</p>
${table}
${lifecycleLegend(lifecycle)}
<div class="questions">${lifecycle.rows.map(questionPart)}</div>`,
  };
}

function questionPart({ id, question, asks, answers }: AnsweredRow): Markup {
  const open = answers.filter(({ verdict }) => verdict === 'open question');
  return html`<section id="/lifecycle/${id}" tabindex="-1"><h2>${id}</h2>
<p>${question}</p>
<ul>${asks.map((each) => html`<li><code>${each.id}</code>: ${each.words}</li>`)}${open.map(
    ({ system, of, observed }) =>
      html`<li>${system}, left open: ${of}: ${observed}</li>`
  )}</ul></section>
`;
}
