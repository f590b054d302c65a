import { html, type Markup } from '../../report/html/markup.js';
import { GREEN_IS_NOT } from '../../report/legend.js';
import { legendOf } from '../legend.js';
import type { LifecycleReport } from '../record.js';

/** The symbols that occur in this table, and no other. */
export function lifecycleLegend(report: LifecycleReport): Markup {
  return html`<details class="legend"><summary>What the symbols say</summary>
<dl>${legendOf(report).map(
    ({ symbol, verdict, meaning }) =>
      html`<div><dt><span class="sign" data-v="${verdict}" aria-hidden="true">${symbol}</span> ${verdict}</dt><dd>${meaning}</dd></div>`
  )}</dl>
<p>What a World claims is the contract itself: clauses that must or should hold, and those that it declares the capability of. ${GREEN_IS_NOT}</p>
</details>`;
}
