import { formatNumber, plural } from '../report/counts.js';
import { RUNTIME_POLICIES } from '../runtime/plan.js';
import type { RuntimeCell, RuntimeObservation } from '../runtime/record.js';
import type { EvidenceBook } from './evidence-book.js';
import { type Answer, type AnswerVerdict, RUNTIME_WAY } from './record.js';
import type { LifecycleRow } from './row.js';

/** What the policies of a row came to as workflow code over a World. */
export function runtimeAnswers(
  { clauses }: LifecycleRow,
  observation: RuntimeObservation,
  seed: string,
  book: EvidenceBook
): Answer[] {
  const written = RUNTIME_POLICIES.map((policy) => `policy.${policy}`);
  return clauses.flatMap((clause) => {
    const cell = observation.cells.find((each) => each.clause === clause);
    if (cell) return [runtimeAnswer(cell, observation, seed, book)];
    const { notRun } = observation;
    if (!written.includes(clause) || notRun === undefined) return [];
    return [
      {
        system: observation.subject,
        of: clause,
        way: RUNTIME_WAY,
        observed: '',
        verdict: 'not run here',
        hits: 0,
        total: 0,
        note: notRun,
      } satisfies Answer,
    ];
  });
}

function runtimeAnswer(
  cell: RuntimeCell,
  { subject, runtime }: RuntimeObservation,
  seed: string,
  book: EvidenceBook
): Answer {
  const { clause, exercised, violated } = cell;
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
