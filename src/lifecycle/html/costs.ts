import { formatNumber } from '../../report/counts.js';
import { html, type Markup } from '../../report/html/markup.js';
import { duplicateCosts } from '../cost-table.js';
import type { LifecycleReport } from '../record.js';

const COUNTED = ['runs', 'events', 'messages', 'calls'] as const;

/** What a duplicate leaves and takes: counted, and not timed. */
export function costPart(report: LifecycleReport): Markup | undefined {
  const costs = duplicateCosts(report);
  if (costs.length === 0) return undefined;
  return html`<section class="question"><h2>What a duplicate costs</h2>
<p>Averages over the requests that met another run; a round trip is any call of the World.</p>
<div class="answers" tabindex="0" role="region" aria-label="What a duplicate costs"><table>
<thead><tr>${['policy', 'World', 'admitted by', 'duplicates', 'runs created', 'events', 'messages', 'round trips'].map((word) => html`<th scope="col">${word}</th>`)}</tr></thead>
<tbody>${costs.map(
    (
      cost
    ) => html`<tr><th scope="row">${cost.policy}</th><td>${cost.system}</td><td>${cost.over}</td><td class="number">${formatNumber(cost.requests)}</td>${COUNTED.map((each) => html`<td class="number">${cost[each].toFixed(2)}</td>`)}</tr>
`
  )}</tbody></table></div></section>
`;
}
