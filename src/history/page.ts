import { replayCommand } from '../report/evidence.js';
import { html, Markup } from '../report/html/markup.js';
import { STYLE } from '../report/html/style/style.js';
import { symbolOf } from '../report/legend.js';
import type { Change, History } from './record.js';
import { changeWords, racedWords } from './views.js';

/** The history of a World as a page that needs nothing else. */
export function historyPage(history: History): string {
  const { versions, changes, failed, incomplete, kit, date } = history;
  const title = `${history.package}: when each clause broke, and when it was mended`;
  return page(
    title,
    html`<p class="lead">${versions.length} versions · ${history.schedules} schedules each · seed ${history.seed} · kit ${kit} · ${date.slice(0, 10)}</p>
${incomplete !== undefined && html`<p class="notice"><strong>Incomplete:</strong> ${incomplete}</p>`}
${failed.map(({ version, message }) => html`<p class="notice"><strong>${version}</strong> could not be checked: ${message}</p>`)}
<p>A change is told after the calls that break the clause in one version were raced anew in the other. That none of these schedules broke it is no proof.</p>
<h2>Changes</h2>
${changes.length === 0 && html`<p>None was found.</p>`}
${changes.map(changePart)}
<h2>Versions</h2>
${versionTable(history)}`
  ).text;
}

/** A page of the kit, without a script. */
export function page(title: string, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header class="bar"><a class="name" href="index.html">worldproof</a></header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function changePart(change: Change): Markup {
  const { before, after, story, tokens } = change;
  return html`<details><summary>${changeWords(change)}</summary>
<p>${racedWords(change)}.</p>
<pre>${story.join('\n')}</pre>
<p>${before}: <code class="token">${replayCommand(tokens.before)}</code></p>
<p>${after}: <code class="token">${replayCommand(tokens.after)}</code></p>
</details>
`;
}

function versionTable({ versions, rows }: History): Markup {
  return html`<div class="scroller"><table><thead><tr><th scope="col">clause</th>${versions.map((version) => html`<th scope="col">${version}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({
      clause,
      verdicts,
    }) => html`<tr><th scope="row"><code>${clause}</code></th>${versions.map(
      (version) => {
        const verdict = verdicts[version];
        return html`<td title="${verdict ?? 'not checked'}">${verdict ? symbolOf(verdict) : ''}</td>`;
      }
    )}</tr>
`
  )}</tbody></table></div>`;
}
