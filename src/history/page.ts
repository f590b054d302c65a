import { replayCommand } from '../report/evidence.js';
import { html, type Markup } from '../report/html/markup.js';
import { plainPage } from '../report/html/plain-page.js';
import { symbolOf } from '../report/legend.js';
import type { Change, VersionHistory } from './record.js';
import { budgetWords, changeWords, chosenWords, racedWords } from './views.js';

/** The history of a World as a page that needs nothing else. */
export function historyPage(history: VersionHistory): string {
  const { changes, failed, incomplete, kit, date } = history;
  const chosen = chosenWords(history);
  const title = `${history.package}: when each clause broke, and when it was mended`;
  return plainPage(
    title,
    html`<p class="lead">${budgetWords(history)} · kit ${kit} · ${date.slice(0, 10)}</p>
${incomplete !== undefined && html`<p class="notice"><strong>Incomplete:</strong> ${incomplete}</p>`}
${failed.map(({ version, message }) => html`<p class="notice"><strong>${version}</strong> could not be checked: ${message}</p>`)}
<p>A change is told after the calls that break the clause in one version were raced anew in the other. That none of these schedules broke it is no proof.${chosen !== undefined && html` ${chosen}`}</p>
<h2>Changes</h2>
${changes.length === 0 && html`<p>None was found.</p>`}
${changes.map(changePart)}
<h2>Versions</h2>
${versionTable(history)}`
  );
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

function versionTable({ versions, rows }: VersionHistory): Markup {
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
