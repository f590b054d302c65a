import {
  type AskedMethod,
  askedWords,
  lackingIn,
  neverAsked,
} from '../asked.js';
import { formatNumber } from '../counts.js';
import type { SubjectReport } from '../record.js';
import { html, type Markup } from './markup.js';

/** What of its contract a subject was asked, and what it never was. */
export function askedPart({ asked }: SubjectReport): Markup | undefined {
  if (!asked) return undefined;
  const never = neverAsked(asked);
  const lacking = lackingIn(asked);
  const rows = asked.methods.filter(
    ({ lacking, schedules }) => !lacking && schedules > 0
  );
  return html`<details class="inner"><summary>What was asked: ${askedWords(asked)}</summary>
${never.length > 0 && html`<p>Never asked: ${never.join(', ')}.</p>`}
${lacking.length > 0 && html`<p>Not there, so not asked: ${lacking.join(', ')}.</p>`}
<div class="sideways" tabindex="0" role="region" aria-label="Methods that were asked"><table><thead><tr><th scope="col">method</th><th scope="col">schedules</th><th scope="col">with</th><th scope="col">never with</th></tr></thead><tbody>${rows.map(rowOf)}</tbody></table></div></details>`;
}

function rowOf(method: AskedMethod): Markup {
  const taken = method.takes.filter(({ schedules }) => schedules > 0);
  const not = method.takes.filter(({ schedules }) => schedules === 0);
  return html`<tr><th scope="row"><code>${method.name}</code></th><td class="number">${formatNumber(method.schedules)}</td><td>${taken
    .map(({ name, schedules }) => `${name} ${formatNumber(schedules)}`)
    .join(', ')}</td><td>${not.map(({ name }) => name).join(', ')}</td></tr>`;
}
