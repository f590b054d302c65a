import { html, Markup } from '../../report/html/markup.js';
import { engineGroups } from '../engine-groups.js';
import {
  type Answer,
  type AnsweredRow,
  type LifecycleReport,
  RUNTIME_WAY,
} from '../record.js';
import { symbolOf } from '../symbols.js';

/** What the page calls the answers of a system to a question. */
export function answerId(row: string, system: string): string {
  return `a-${row}-${system.replaceAll(/[^\w.-]+/g, '-')}`;
}

/** One question in full: who was asked what, what it claims and what it did. */
export function questionPart(
  row: AnsweredRow,
  report: LifecycleReport
): Markup {
  const { id, question, asks, unasked } = row;
  const others = asks.filter(({ words }) => words !== question);
  const told = answersOf(row, report);
  return html`<section class="question" id="q-${id}"><h2>${id}</h2>
<p>${question}</p>
${others.length > 0 && html`<ul>${others.map((each) => html`<li><code>${each.id}</code>: ${each.words}</li>`)}</ul>`}
${unasked !== undefined && html`<p class="hint">Not asked of Worlds: ${unasked}.</p>`}
${
  told.length > 0 &&
  html`<div class="answers" tabindex="0" role="region" aria-label="Answers to ${id}"><table>
<thead><tr><th scope="col">system</th><th scope="col">asked</th><th scope="col">observed</th><th scope="col">claimed</th><th scope="col">evidence</th></tr></thead>
<tbody>${told.map((each, at) => answerRow(row, each, told[at - 1]))}</tbody></table></div>`
}</section>
`;
}

/** Answers that say the same, with the ways in which they were given. */
interface Told {
  readonly answer: Answer;
  readonly ways: readonly string[];
}

function answersOf(
  row: AnsweredRow,
  { systems }: LifecycleReport
): readonly Told[] {
  return systems.flatMap(({ id, kind }): Told[] => {
    if (kind === 'engine') return engineGroups(row, (each) => each === id);
    const own = row.answers.filter(({ system }) => system === id);
    return own.map((answer) => ({
      answer,
      ways: answer.way ? [answer.way] : [],
    }));
  });
}

function answerRow(
  { id }: AnsweredRow,
  { answer, ways }: Told,
  before: Told | undefined
): Markup {
  const { system, of, verdict, claimed, evidence } = answer;
  // The first of a system is what the table leads to.
  const isFirst = before?.answer.system !== system;
  return html`<tr${isFirst && html` id="${answerId(id, system)}"`}><th scope="row">${system}</th><td><code>${of}</code>${ways.length > 0 && html` <small>${ways.map(wayWords).join(', ')}</small>`}</td><td><span class="sign" data-v="${verdict}">${symbolOf(verdict)}</span> ${observedWords(answer)}</td><td>${claimed ? claimPart(claimed) : new Markup('')}</td><td>${evidence !== undefined && html`<a href="#e-${evidence}">${evidence}</a>`}</td></tr>
`;
}

function wayWords(way: string): string {
  return way === RUNTIME_WAY ? 'over the runtime, at-least-once delivery' : way;
}

function observedWords({ verdict, observed, note }: Answer): string {
  const isReason =
    verdict === 'not run here' ||
    verdict === 'harness error' ||
    verdict === 'not applicable';
  const words = isReason ? verdict : observed || verdict;
  return isReason && note !== undefined ? `${words}: ${note}` : words;
}

/** A claim of an engine is quoted, with the page that it is from. */
function claimPart({ words, source, quote }: NonNullable<Answer['claimed']>) {
  const [, address] = /^(https:\/\/[^\s,]+)/.exec(source) ?? [];
  const from =
    address === undefined
      ? html`${source}`
      : html`<a href="${address}" rel="noopener noreferrer">${source}</a>`;
  return html`${words} <small>${from}</small>${quote !== undefined && html`<br><q>${quote}</q>`}`;
}
