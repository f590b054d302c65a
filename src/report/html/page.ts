import { causesIn } from '../causes.js';
import { plural } from '../counts.js';
import type { FormatContext, ReportPage } from '../formats/format.js';
import { type Matrix, toMatrix } from '../matrix.js';
import type { Report } from '../record.js';
import { clientScript, hashOf } from './assets.js';
import { causesPart } from './causes-part.js';
import { documentOf } from './document.js';
import { filtersPart } from './filters-part.js';
import { legendPart } from './legend-part.js';
import { embedJson, html, Markup } from './markup.js';
import { matrixTable } from './matrix-table.js';
import { clausesData, subjectData } from './page-data.js';
import { STYLE } from './style/style.js';
import { subjectsPart } from './subjects-part.js';

/**
 * The report as one page that holds all it needs. Its policy lets the page's
 * own script and style run and nothing else, and asks no network for anything.
 */
export function renderHtml(report: Report, context: FormatContext): string {
  const script = clientScript();
  const { pages = [] } = context;
  const matrix = toMatrix(report);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(STYLE)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const body = html`<a class="skip" href="#matrix">Go to the matrix</a>
${headerPart(report, pages)}
<main>
<div id="overview">${overview(report, matrix)}</div>
${pages.map(pagePart)}
<section id="detail" aria-labelledby="detail-title" hidden></section>
</main>
${dataPart(matrix, context)}<script>${new Markup(script)}</script>`;
  const generator = `worldproof ${report.kit}`;
  return documentOf({
    title: 'worldproof: gap matrix',
    policy,
    generator,
    body,
  });
}

/** A page that is shown in place of the matrix. */
function pagePart({ id, heading, body }: ReportPage): Markup {
  return html`<section data-page="${id}" aria-labelledby="page-${id}" hidden><h1 id="page-${id}" tabindex="-1">${heading}</h1>
${body}</section>
`;
}

function headerPart(
  { kit, node, seed, date }: Report,
  pages: readonly ReportPage[]
): Markup {
  const facts = [
    `kit ${kit}`,
    ...(date === '' ? [] : [date.replace(/T(\d\d:\d\d).*$/, ' $1 UTC')]),
    `seed ${seed}`,
    `node ${node}`,
  ];
  return html`<header class="bar"><a class="name" href="#/">worldproof</a>${navPart(pages)}<p>${facts.join(' · ')}</p><button type="button" id="theme" aria-pressed="false">Dark</button></header>`;
}

function navPart(pages: readonly ReportPage[]): Markup | undefined {
  if (pages.length === 0) return undefined;
  const links = pages.map(
    ({ id, title }) => html`<a href="#/${id}" data-to="${id}">${title}</a>`
  );
  return html`<nav aria-label="Pages"><a href="#/" data-to="" aria-current="page">Matrix</a>${links}</nav>`;
}

function overview(report: Report, matrix: Matrix): Markup {
  const { subjects, cells, incomplete = [] } = report;
  const schedules = subjects.reduce((sum, each) => sum + each.schedules, 0);
  const clauses = matrix.phases.reduce((sum, { rows }) => sum + rows.length, 0);
  const causes = causesIn(report);
  const size = [
    plural(subjects.length, 'subject'),
    plural(clauses, 'clause'),
    plural(schedules, 'schedule'),
  ];
  return html`<h1>Gap matrix</h1>
<p class="lead">${size.join(' · ')}${causes.length > 0 && html` · <a href="#causes">${plural(causes.length, 'root cause')}</a>`}</p>
${incomplete.map((reason) => html`<p class="notice"><strong>Incomplete:</strong> ${reason}</p>`)}
<noscript><p class="notice">Filters and stories need JavaScript; the matrix does not.</p></noscript>
${filtersPart(matrix, cells)}
<div class="columns">
<div class="scroller" id="scroller">${matrixTable(matrix)}<p id="none" hidden>No clause matches these filters.</p></div>
${causesPart(causes)}
</div>
${legendPart()}
${subjectsPart(report)}`;
}

/** One element for each subject, so that only those looked at are parsed. */
function dataPart(matrix: Matrix, context: FormatContext): Markup {
  const columns = matrix.columns.map((column, at) => {
    const cells = matrix.phases.flatMap(({ rows }) =>
      rows.flatMap((row) => row.cells[at] ?? [])
    );
    const data = subjectData(column, cells, context);
    return html`<script type="application/json" data-subject="${data.id}">${embedJson(data)}</script>
`;
  });
  return html`<script type="application/json" id="clauses">${embedJson(clausesData(matrix))}</script>
${columns}`;
}
