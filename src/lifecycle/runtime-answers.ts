import { formatNumber, plural } from '../report/counts.js';
import { clauseOfPolicy, RUNTIME_POLICIES } from '../runtime/plan.js';
import type { AskedRuntime, RuntimeCell } from '../runtime/record.js';
import type { EvidenceBook } from './evidence-book.js';
import { type Answer, type AnswerVerdict, RUNTIME_WAY } from './record.js';
import type { LifecycleRow } from './row.js';
import { variantWords } from './variant-words.js';

/** What the policies of a row came to as workflow code over a World. */
export function runtimeAnswers(
  { clauses, variants = [] }: LifecycleRow,
  asked: AskedRuntime,
  seed: string,
  book: EvidenceBook
): Answer[] {
  const ofClauses = clauses.flatMap((clause) => {
    const cell = asked.cells.find((each) => each.clause === clause);
    if (cell) return [clauseAnswer(cell, asked, seed, book)];
    return absent(clause, asked);
  });
  return [
    ...ofClauses,
    ...variants.flatMap((question) => variantAnswer(question, asked)),
  ];
}

function clauseAnswer(
  cell: RuntimeCell,
  { subject, runtime }: AskedRuntime,
  seed: string,
  book: EvidenceBook
): Answer {
  const { policy, clause = policy, exercised, violated } = cell;
  const verdict = verdictOf(cell);
  const note = noteOf(cell);
  return {
    system: subject,
    of: clause,
    way: RUNTIME_WAY,
    observed: observedWords(cell, verdict),
    verdict,
    hits: violated,
    total: exercised,
    ...(violated > 0 && {
      evidence: book.runtimeStory(cell, { subject, runtime, seed }),
    }),
    ...(note !== '' && { note }),
  };
}

/** Why there is no cell: the runtime lacks what it takes, or did not run. */
function absent(
  clause: string,
  { subject, runtime, lacks, notRun }: AskedRuntime
): Answer[] {
  const asked = RUNTIME_POLICIES.some(
    (each) => clauseOfPolicy(each) === clause
  );
  const lack = lacks.find(({ of }) => of === clause);
  const base = { system: subject, of: clause, way: RUNTIME_WAY };
  const none = { hits: 0, total: 0 };
  if (lack) {
    const note = `@workflow/core ${runtime}: ${lack.why}`;
    const observed = `${DELIVERY}: not offered`;
    return [{ ...base, ...none, observed, verdict: 'not applicable', note }];
  }
  if (!asked || notRun === undefined) return [];
  return [
    { ...base, ...none, observed: '', verdict: 'not run here', note: notRun },
  ];
}

/** How often each answer was given where nothing is promised. */
function variantAnswer(
  question: string,
  { subject, cells, lacks, runtime }: AskedRuntime
): Answer[] {
  const given = cells.flatMap(({ variants }) =>
    variants.filter((each) => each.question === question)
  );
  const base = { system: subject, of: question, way: RUNTIME_WAY };
  if (given.length > 0) {
    const { words, total } = variantWords(given);
    const observed = `${DELIVERY}: ${words}`;
    const counts = { hits: total, total };
    return [{ ...base, ...counts, observed, verdict: 'open question' }];
  }
  const lack = lacks.find(({ of }) => QUESTIONS[of] === question);
  if (!lack) return [];
  const note = `@workflow/core ${runtime}: ${lack.why}`;
  const observed = `${DELIVERY}: not offered`;
  const none = { hits: 0, total: 0 };
  return [{ ...base, ...none, observed, verdict: 'not applicable', note }];
}

/** What policies are asked although no clause stands for it. */
const QUESTIONS: Readonly<Record<string, string>> = {
  bridge: 'requests that claim, then query by attribute',
};

/** A schedule that is not the same twice has shown nothing of the World. */
function verdictOf({
  differed,
  violated,
  exercised,
  schedules,
  failures,
}: RuntimeCell): AnswerVerdict {
  if (differed > 0 || sum(failures) === schedules) return 'harness error';
  if (violated > 0) return 'violated';
  return exercised > 0 ? 'holds' : 'not exercised';
}

const DELIVERY = 'over the runtime, at-least-once delivery';

function observedWords(
  { exercised, violated }: RuntimeCell,
  verdict: AnswerVerdict
): string {
  const met = formatNumber(exercised);
  if (verdict === 'holds') return `${DELIVERY}: holds in ${met}`;
  if (verdict !== 'violated') return `${DELIVERY}: ${verdict}`;
  return `${DELIVERY}: violated in ${formatNumber(violated)} of ${met}`;
}

function noteOf(cell: RuntimeCell): string {
  const { violated, violatedOnce, differed, checkedTwice, failures } = cell;
  const unjudged = sum(failures);
  const [why = ''] = Object.keys(failures);
  return [
    ...(violated > 0
      ? [`${formatNumber(violatedOnce)} of these without a message twice`]
      : []),
    ...(unjudged > 0
      ? [`${plural(unjudged, 'schedule')} could not be judged: ${why}`]
      : []),
    ...(differed > 0
      ? [`${differed} of ${checkedTwice} were not the same twice`]
      : []),
  ].join('; ');
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
