/**
 * Reports as data: read, merged, asked for what fails a check, and written in
 * every format that the command has.
 *
 * @module
 */
export { causesIn, type ToldCause as Cause } from './causes.js';
export { FORMATS, type FormatName, isFormatName } from './formats/registry.js';
export {
  accusedCells,
  couldNotRun,
  type GatingOptions,
  gatingCells,
  unmetCells,
} from './gating.js';
export { readReport } from './jsonl.js';
export { mergeReports } from './merge.js';
export {
  type Cell,
  CellSchema,
  type Divergence,
  DivergenceSchema,
  type Place,
  type Report,
  ReportSchema,
  type SubjectReport,
  SubjectReportSchema,
  VERDICTS,
  type Verdict,
  VerdictSchema,
} from './record.js';
export { RecordsError } from './records-error.js';
export { renderTerminal } from './terminal.js';
