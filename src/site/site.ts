import { historyPage } from '../history/page.js';
import type { VersionHistory } from '../history/record.js';
import { plural } from '../report/counts.js';
import type { FormatContext } from '../report/formats/format.js';
import { html } from '../report/html/markup.js';
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

/** Everything that a host of static pages needs, and nothing that it runs. */
export function siteOf(
  report: Report,
  histories: readonly VersionHistory[],
  context: FormatContext
): readonly SiteFile[] {
  return [
    { file: 'index.html', text: indexPage(report, histories) },
    { file: 'matrix.html', text: renderHtml(report, context) },
    { file: 'matrix.md', text: renderMarkdown(report) },
    { file: 'report.json', text: renderJson(report) },
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
  report: Report,
  histories: readonly VersionHistory[]
): string {
  const { subjects, incomplete = [], date, kit } = report;
  return plainPage(
    'What Worlds of the Workflow SDK keep',
    html`<p class="lead">kit ${kit} · ${date.slice(0, 10)} · ${plural(subjects.length, 'subject')}</p>
${incomplete.map((reason) => html`<p class="notice"><strong>Incomplete:</strong> ${reason}</p>`)}
<ul>
<li><a href="matrix.html">The matrix</a>, with causes and stories (<a href="matrix.md">Markdown</a>, <a href="report.json">JSON</a>)</li>
${histories.map(
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
