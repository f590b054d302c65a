import type { Cell, Report } from '../record.js';

/** What decides whether a violated cell turns a job red. */
export interface FormatContext {
  /** The cells that fail the check. */
  readonly gating: ReadonlySet<Cell>;
  /** Violated in the baseline already. */
  readonly known: ReadonlySet<Cell>;
}

/** A file that a tool beside worldproof reads. */
export interface Format {
  /** One line for help: who reads it. */
  readonly help: string;
  /** Where it goes if nobody says. */
  readonly file: string;
  readonly render: (report: Report, context: FormatContext) => string;
}
