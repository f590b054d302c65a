import type { AskedEngine, EngineCell } from '../engines/record.js';
import { formatNumber } from '../report/counts.js';
import type { EvidenceBook } from './evidence-book.js';
import type { Answer } from './record.js';

/** What the experiments with an engine say to a row. */
export function engineAnswers(
  experiments: readonly string[],
  { engine, title, cells }: AskedEngine,
  book: EvidenceBook
): Answer[] {
  return experiments.flatMap((experiment) =>
    cells
      .filter(({ row }) => row === experiment)
      .map((cell) => engineAnswer(cell, engine, title, book))
  );
}

function engineAnswer(
  cell: EngineCell,
  system: string,
  title: string,
  book: EvidenceBook
): Answer {
  const { row, surface, claimed, verdict, tries, note } = cell;
  return {
    system,
    of: row,
    ...(surface !== undefined && { way: surface }),
    ...(claimed && {
      claimed: {
        words: claimed.words.join(' or '),
        source: claimed.source,
        ...(claimed.quote !== undefined && { quote: claimed.quote }),
      },
    }),
    observed: observedWords(cell),
    verdict,
    hits: cell.hits,
    total: tries,
    ...(cell.transcript.length > 0 && {
      evidence: book.transcript(cell, system, title),
    }),
    ...(note !== undefined && { note }),
  };
}

/** The words of the row that were seen, with the tries where they vary. */
function observedWords(cell: EngineCell): string {
  const { observed, tries, hits, calls, claimed, reported } = cell;
  const words = observed.map((seen) =>
    observed.length > 1 ? `${seen.word} (${seen.tries} of ${tries})` : seen.word
  );
  // Where tries are what is counted, the words have said it.
  if (hits > tries) {
    words.push(`${formatNumber(hits)} of ${formatNumber(calls)} calls`);
  }
  const remarks = [
    ...(claimed?.about === undefined ? [] : [`of ${claimed.about}`]),
    ...(reported === undefined ? [] : [reportWords(reported)]),
  ];
  const seen = words.join('; ');
  return remarks.length > 0 && seen !== ''
    ? `${seen} (${remarks.join('; ')})`
    : seen;
}

/** Somebody says otherwise: the cell answers, and says what it did not try. */
function reportWords({
  word,
  source,
  setting,
  seen,
}: NonNullable<EngineCell['reported']>): string {
  const answer = seen ? 'seen here too' : 'not seen here';
  return `${source} reports: ${word}, under ${setting}; ${answer}`;
}
