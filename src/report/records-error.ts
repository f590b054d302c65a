import { NamedError } from '../named-error.js';

/** Where a records file or report is malformed, and what was expected. */
export class RecordsError extends NamedError {
  override readonly name = 'RecordsError';
  /** The command line shows such an error as one line and exits with it. */
  readonly exitCode = 2;

  constructor(
    /** The file, as the user named it. */
    readonly file: string,
    readonly problem: string,
    /** Counted from 1; absent where the whole text is meant. */
    readonly line?: number
  ) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${problem}`);
  }
}
