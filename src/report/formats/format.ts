import type { Markup } from '../html/markup.js';
import type { Cell, Report } from '../record.js';

/** A page beside the matrix, of what the report itself knows nothing of. */
export interface ReportPage {
  /** Its address within the page: `#/ID`. */
  readonly id: string;
  /** As the header has it. */
  readonly title: string;
  readonly heading: string;
  readonly body: Markup;
}

/** What decides whether a violated cell turns a job red. */
export interface FormatContext {
  /** The cells that fail the check. */
  readonly gating: ReadonlySet<Cell>;
  /** Violated in the baseline already. */
  readonly known: ReadonlySet<Cell>;
  /** Of the HTML report alone. */
  readonly pages?: readonly ReportPage[] | undefined;
}

/** A file that a tool beside worldproof reads. */
export interface Format {
  /** One line for help: who reads it. */
  readonly help: string;
  /** Where it goes if nobody says. */
  readonly file: string;
  readonly render: (report: Report, context: FormatContext) => string;
}
