import { plural } from '../../report/counts.js';
import { html, type Markup } from '../../report/html/markup.js';
import type { LifecycleReport, LifecycleSystem } from '../record.js';

/** Who was asked, in which version, how often, and who could not be. */
export function systemPart({ systems }: LifecycleReport): Markup {
  return html`<section class="question"><h2>Systems</h2>
<div class="answers" tabindex="0" role="region" aria-label="Systems"><table>
<thead><tr>${['system', 'what it is', 'package', 'server', 'measured'].map((word) => html`<th scope="col">${word}</th>`)}</tr></thead>
<tbody>${systems.map(systemRow)}</tbody></table></div></section>
`;
}

function systemRow(system: LifecycleSystem): Markup {
  const { id, title, package: name, version, server = '', ways } = system;
  const of = version === 'unknown' ? name : `${name}@${version}`;
  return html`<tr><th scope="row">${id}</th><td>${title}${ways.map((way) => html`<br><code>${way.id}</code>: ${way.title}`)}</td><td>${of}</td><td>${server}</td><td>${measured(system)}</td></tr>
`;
}

function measured({ kind, runs, notRun }: LifecycleSystem): Markup {
  if (!notRun) {
    return html`${plural(runs, kind === 'engine' ? 'experiment' : 'schedule')}`;
  }
  const { why, command } = notRun;
  return html`not run here: ${why}${command !== '' && html`; <code>${command}</code>`}`;
}
