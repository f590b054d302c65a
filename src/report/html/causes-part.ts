import {
  callWords,
  processWords,
  spotLines,
  type ToldCause,
} from '../causes.js';
import { plural } from '../counts.js';
import { foldByKey } from '../fold-by-key.js';
import { html, Markup } from './markup.js';
import { cellHref } from './matrix-table.js';

/** More subjects than this are folded, each to one line. */
const OPEN_MAX = 4;

/** What the violated cells come from, by subject; each cause opens. */
export function causesPart(causes: readonly ToldCause[]): Markup {
  if (causes.length === 0) return new Markup('');
  const subjects = foldByKey(
    causes,
    ({ subject }) => subject,
    (one) => one
  ).map(({ subject }) => subject);
  return html`<aside class="causes" id="causes" aria-labelledby="causes-title"><h2 id="causes-title">Root causes</h2>
<p class="hint">One place in an adapter may break many clauses.</p>
<div class="by-subject">${subjects.map((subject) =>
    ofSubject(
      subject,
      causes.filter((cause) => cause.subject === subject),
      subjects.length <= OPEN_MAX
    )
  )}</div></aside>`;
}

function ofSubject(
  subject: string,
  causes: readonly ToldCause[],
  isOpen: boolean
): Markup {
  return html`<details class="of-subject" data-subject-part="${subject}"${isOpen && html` open`}><summary><h3>${subject}</h3> <span class="tally">${plural(causes.length, 'cause')}</span></summary>
<ol>${causes.map(causeItem)}</ol></details>
`;
}

function causeItem(cause: ToldCause): Markup {
  const { subject, clause, clauses, processes, occurrences } = cause;
  const facts = `${processWords(processes)} · seen in ${plural(occurrences, 'schedule')}`;
  const spots = spotLines(cause);
  return html`<li><details><summary>${titleOf(cause)} <span class="tally">breaks ${plural(clauses.length, 'clause')}</span></summary>
<p class="facts">${facts}</p>
${spots.length > 0 && html`<ul class="spots">${spots.map((spot) => html`<li><code>${spot}</code></li>`)}</ul>`}
<p class="facts">Plainest at <a href="${cellHref(subject, clause)}">${clause}</a>; it breaks</p>
<ul class="links">${clauses.map((id) => html`<li><a href="${cellHref(subject, id)}">${id}</a></li>`)}</ul>
</details></li>`;
}

/** The first pair of calls; the others of the cause are behind it. */
function titleOf(cause: ToldCause): Markup {
  const [first = cause.id, ...more] = (callWords(cause) || cause.id).split(
    ', '
  );
  return html`<code>${first}</code>${more.length > 0 && html` <small title="${more.join(', ')}">and ${more.length} more</small>`}`;
}
