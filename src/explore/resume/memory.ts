import type { JobLine } from '../../report/line.js';

/** What was done before, and where to write down what is done now. */
export interface Memory {
  /** Answers by job, as lines of records have them. */
  readonly known: ReadonlyMap<string, string>;
  readonly onJob: (line: JobLine) => void;
}
