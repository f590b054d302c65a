import { type HeaderLine, type JobLine, LineSchema } from './line.js';
import { RecordsError } from './records-error.js';

/** What a check that did not end had done. */
export interface Begun {
  readonly header: HeaderLine;
  readonly jobs: readonly JobLine[];
}

/**
 * Reads the records of a check that was cut off, whose last line may be torn.
 *
 * @throws RecordsError where it is no stream of records
 */
export function readBegun(text: string, file: string): Begun {
  const lines = text.split('\n').flatMap(lineOf);
  const [header] = lines;
  if (header?.type !== 'header') {
    throw new RecordsError(file, 'records of --records begin with a header', 1);
  }
  return {
    header,
    jobs: lines.filter((line): line is JobLine => line.type === 'job'),
  };
}

function lineOf(text: string) {
  try {
    const line = LineSchema.safeParse(JSON.parse(text));
    return line.success ? [line.data] : [];
  } catch {
    return [];
  }
}
