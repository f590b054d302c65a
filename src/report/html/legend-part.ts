import { GREEN_IS_NOT, LEGEND, MARK } from '../legend.js';
import { THIN_IS } from '../thin.js';
import { levelWords } from './levels.js';
import { html, type Markup } from './markup.js';

/** What the symbols say, and what green does not. */
export function legendPart(): Markup {
  return html`<details class="legend"><summary>What the symbols say</summary>
<dl>${LEGEND.map(
    ({ verdict, symbol, meaning }) =>
      html`<div><dt><span class="sign" data-v="${verdict}" aria-hidden="true">${symbol}</span> ${verdict}</dt><dd>${meaning}</dd></div>`
  )}<div><dt><span class="sign" data-v="holds" data-thin aria-hidden="true">${MARK}</span> thin</dt><dd>${THIN_IS}</dd></div></dl>
<p>Levels: ${['M', 'S', 'C', 'P'].map((level) => `${level} ${levelWords(level)}`).join('; ')}. ${GREEN_IS_NOT}</p>
</details>`;
}
