import { replayCommand } from '../../report/evidence.js';
import { html, type Markup } from '../../report/html/markup.js';
import { shortTranscript } from '../markdown/transcript.js';
import type { LifecycleEvidence, LifecycleReport } from '../record.js';

/** Folded, since there is much of it: each answer leads to its own. */
export function evidencePart({
  evidence,
}: LifecycleReport): Markup | undefined {
  if (evidence.length === 0) return undefined;
  return html`<section class="question evidence"><h2>Evidence</h2>
<p>A story is the shortest schedule that still breaks its clause, and the command below it plays it again. A transcript has the calls of one try; times are real, long lines are cut, and <code>--json</code> has all of it.</p>
${evidence.map(pagePart)}</section>
`;
}

/** A browser opens what is folded where a link leads into it. */
function pagePart({ id, title, lines, token }: LifecycleEvidence): Markup {
  const text = token === undefined ? shortTranscript(lines) : lines;
  return html`<details><summary>${id}: ${title}</summary>
<pre id="e-${id}" tabindex="0">${text.join('\n')}</pre>
${token !== undefined && html`<code class="token">${replayCommand(token)}</code>`}</details>
`;
}
