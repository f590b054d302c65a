import { historyPage } from '../history/page.js';
import type { VersionHistory } from '../history/record.js';
import { renderLifecycleHtml } from '../lifecycle/html/page.js';
import { lifecyclePageOf } from '../lifecycle/html/report-page.js';
import { renderLifecycleJson } from '../lifecycle/json.js';
import type { LifecycleReport } from '../lifecycle/record.js';
import { plural } from '../report/counts.js';
import type { FormatContext } from '../report/formats/format.js';
import { html, type Markup } from '../report/html/markup.js';
import { renderHtml } from '../report/html/page.js';
import { plainPage } from '../report/html/plain-page.js';
import { renderJson } from '../report/json.js';
import { GREEN_IS_NOT } from '../report/legend.js';
import { renderMarkdown } from '../report/markdown.js';
import type { Report } from '../report/record.js';
import { badgeOf } from './badge.js';

/** A file of a site, and what it holds. */
export interface SiteFile {
  readonly file: string;
  readonly text: string;
}

/** What a site is made of. */
export interface Shown {
  readonly report: Report;
  readonly histories: readonly VersionHistory[];
  /** Beside engines; the Worlds of the report have a page in any case. */
  readonly lifecycle?: LifecycleReport | undefined;
}

/** Everything that a host of static pages needs, and nothing that it runs. */
export function siteOf(
  shown: Shown,
  context: FormatContext
): readonly SiteFile[] {
  const { report, histories, lifecycle } = shown;
  const page = lifecyclePageOf(report);
  const pages = page ? [page] : [];
  return [
    { file: 'index.html', text: indexPage(shown, page !== undefined) },
    { file: 'matrix.html', text: renderHtml(report, { ...context, pages }) },
    { file: 'matrix.md', text: renderMarkdown(report) },
    { file: 'report.json', text: renderJson(report) },
    ...(lifecycle
      ? [
          { file: 'lifecycle.html', text: renderLifecycleHtml(lifecycle) },
          { file: 'lifecycle.json', text: renderLifecycleJson(lifecycle) },
        ]
      : []),
    ...histories.flatMap((history) => [
      { file: `${historyName(history)}.html`, text: historyPage(history) },
      { file: `${historyName(history)}.json`, text: json(history) },
    ]),
    ...report.subjects.map((subject) => ({
      file: `badges/${fileName(subject.id)}.json`,
      text: json(badgeOf(report, subject)),
    })),
  ];
}

function indexPage(
  { report, histories, lifecycle }: Shown,
  hasTable: boolean
): string {
  const { subjects, incomplete = [], date, kit } = report;
  return plainPage(
    'What Worlds of the Workflow SDK keep',
    html`<p class="lead">kit ${kit} · ${date.slice(0, 10)} · ${plural(subjects.length, 'subject')}</p>
${incomplete.map((reason) => html`<p class="notice"><strong>Incomplete:</strong> ${reason}</p>`)}
<ul>
<li><a href="matrix.html">The matrix</a>, with causes and stories (<a href="matrix.md">Markdown</a>, <a href="report.json">JSON</a>)</li>
${(lifecycle || hasTable) && html`<li>${lifecyclePart(lifecycle)}</li>\n`}${histories.map(
  (
    each
  ) => html`<li><a href="${historyName(each)}.html">History of ${each.package}</a>: ${plural(each.versions.length, 'version')}, ${plural(each.changes.length, 'change')}</li>
`
)}</ul>
<h2>Subjects</h2>
<ul>${subjects.map((subject) => {
      const { message } = badgeOf(report, subject);
      return html`<li><b>${subject.id}</b> ${subject.package}@${subject.version}: ${message} (<a href="badges/${fileName(subject.id)}.json">badge</a>)</li>
`;
    })}</ul>
<p>${GREEN_IS_NOT}</p>`
  );
}

function lifecyclePart(lifecycle: LifecycleReport | undefined): Markup {
  if (!lifecycle) {
    return html`<a href="matrix.html#/lifecycle">The lifecycle of a key</a> in these Worlds`;
  }
  const { systems } = lifecycle;
  const run = systems.filter(({ notRun }) => !notRun);
  return html`<a href="lifecycle.html">The lifecycle of a key</a> in ${plural(run.length, 'system')} (<a href="lifecycle.json">JSON</a>)`;
}

function historyName({ package: name }: VersionHistory): string {
  return `history-${fileName(name)}`;
}

/** A name of a subject may be a path, or that of a package. */
function fileName(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '-').replace(/^[-.]+/, '');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
