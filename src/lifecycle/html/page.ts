import { plural } from '../../report/counts.js';
import { html, type Markup } from '../../report/html/markup.js';
import { plainPage } from '../../report/html/plain-page.js';
import type { LifecycleReport } from '../record.js';
import { costPart } from './costs.js';
import { evidencePart } from './evidence.js';
import { lifecycleLegend } from './legend.js';
import { answerId, questionPart } from './question.js';
import { systemPart } from './systems.js';
import { lifecycleTable } from './table.js';

/** The lifecycle table as one page without a script: claimed and observed. */
export function renderLifecycleHtml(report: LifecycleReport): string {
  const { rows, incomplete = [] } = report;
  const founding = rows.filter(({ isFounding }) => isFounding);
  return plainPage(
    'The lifecycle of a key',
    html`<p class="lead">What becomes of a key from its first start to long after its run has ended: the questions of issue #2376, measured. ${factsOf(report)}</p>
${incomplete.map((reason) => html`<p class="notice"><strong>Incomplete:</strong> ${reason}</p>`)}
${founding.length > 0 && html`<h2>The four questions</h2>\n<ul>${founding.map(({ id, phase, question }) => html`<li><b>${phase}</b> (<a href="#q-${id}">${id}</a>): ${question}</li>`)}</ul>`}
<h2>All of them</h2>
${lifecycleTable(report, {
  answer: (row, { system }) => `#${answerId(row.id, system)}`,
  question: ({ id }) => `#q-${id}`,
})}
${lifecycleLegend(report)}
${rows.map((row) => questionPart(row, report))}
${costPart(report)}
${systemPart(report)}
${evidencePart(report)}`
  );
}

function factsOf(report: LifecycleReport): Markup {
  const { kit, node, date, seed, tries, command, systems } = report;
  const run = systems.filter(({ notRun }) => !notRun);
  const facts = [
    `kit ${kit}`,
    `node ${node}`,
    date.slice(0, 10),
    `seed ${seed}`,
    `${run.length} of ${plural(systems.length, 'system')} run here`,
    ...(run.some(({ kind }) => kind === 'engine')
      ? [`experiments made ${plural(tries, 'time')} unless it says otherwise`]
      : []),
  ];
  return html`${facts.join(' · ')} · <code>${command}</code>`;
}
