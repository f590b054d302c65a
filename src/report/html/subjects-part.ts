import { formatNumber, plural } from '../counts.js';
import { harnessErrors } from '../harness-errors.js';
import type { Report, SubjectReport } from '../record.js';
import {
  FAULT_SCOPE_NAMES,
  FAULT_SCOPES,
  faultScopeWords,
  scopeWords,
} from '../small-scope.js';
import { askedPart } from './asked-part.js';
import { html, type Markup } from './markup.js';

/** What was tested, how far, and what of the contract it was asked. */
export function subjectsPart(report: Report): Markup {
  const errors = harnessErrors(report);
  return html`<section class="subjects" aria-labelledby="subjects-title"><h2 id="subjects-title">Subjects</h2>
${report.subjects.map((subject) => {
  const own = errors.filter((error) => error.subject === subject.id);
  return html`<details data-subject-part="${subject.id}"${report.subjects.length <= 2 && html` open`}><summary><b>${subject.id}</b> <span>${subject.package}@${subject.version}</span></summary>
<dl>${factsOf(subject).map(([name, words]) => html`<div><dt>${name}</dt><dd>${words}</dd></div>`)}</dl>
${own.map(({ message, token }) => html`<p class="notice"><strong>Harness error:</strong> ${message}${token !== undefined && html`<code class="token">${token}</code>`}</p>`)}
${variantsOf(subject)}${askedPart(subject)}</details>
`;
})}</section>`;
}

function factsOf(subject: SubjectReport): [string, string][] {
  const { contract, builtOn, capabilities, schedules, seconds } = subject;
  const { steps, checkedTwice, differed, scope, idle, complete } = subject;
  const held =
    builtOn === undefined
      ? `by spec ${contract} alone`
      : `@workflow/world@${builtOn}, spec ${contract}`;
  const twice =
    checkedTwice === 0
      ? 'not checked'
      : `${plural(checkedTwice, 'schedule')} run twice, ${formatNumber(differed)} differed`;
  return [
    ...(idle === undefined ? [] : [['Not asked', idle] as [string, string]]),
    ['Held to', held],
    ['Declares', capabilities.join(', ') || 'nothing'],
    [
      'Ran',
      `${plural(schedules, 'schedule')} of ${plural(steps, 'step')} in ${formatNumber(seconds)} s`,
    ],
    ['Determinism', twice],
    ...(scope ? [['Small scope', scopeWords(scope)] as [string, string]] : []),
    ...befallenFacts(subject),
    ...(complete.length > 0
      ? [['Searched completely', completeWords(complete)] as [string, string]]
      : []),
  ];
}

function befallenFacts(subject: SubjectReport): [string, string][] {
  return FAULT_SCOPE_NAMES.flatMap((name) => {
    const scope = subject[name];
    if (!scope) return [];
    const { title } = FAULT_SCOPES[name];
    const head = title.replace(/^./, (first) => first.toUpperCase());
    return [[head, faultScopeWords(name, scope)] as [string, string]];
  });
}

function completeWords(complete: SubjectReport['complete']): string {
  return complete
    .map(
      ({ scenario, preemptions, schedules }) =>
        `${scenario} up to ${plural(preemptions, 'preemption')} (${plural(schedules, 'schedule')})`
    )
    .join(', ');
}

/** Questions that the sources leave open: no answer is a violation. */
function variantsOf({ variants }: SubjectReport): Markup | undefined {
  if (variants.length === 0) return undefined;
  return html`<details class="inner"><summary>What the sources leave open: ${plural(variants.length, 'answer')}</summary>
<table><thead><tr><th scope="col">question</th><th scope="col">answer</th><th scope="col">times</th></tr></thead><tbody>${variants.map(
    ({ question, answer, count }) =>
      html`<tr><td>${question}</td><td>${answer}</td><td class="number">${formatNumber(count)}</td></tr>`
  )}</tbody></table></details>`;
}
