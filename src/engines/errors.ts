import { gist } from '../error-words.js';
import { NamedError } from '../named-error.js';

/** Something that the kit needs around an engine did not work. */
export class EngineError extends NamedError {
  override readonly name = 'EngineError';
  readonly exitCode = 2;

  constructor(
    readonly engine: string,
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(`${engine}: ${reason}`, options);
  }
}

/** An engine cannot be had here, which is a cell of the table, not a fault. */
export class NotRunHereError extends NamedError {
  override readonly name = 'NotRunHereError';

  constructor(
    readonly engine: string,
    readonly why: string,
    /** What the reader types so that it runs. */
    readonly command: string
  ) {
    super(`${engine}: not run here: ${why}; ${command}`);
  }
}

/** No answer before the deadline, where the call has no word for that. */
export class HungError extends NamedError {
  override readonly name = 'HungError';

  constructor(
    readonly call: string,
    /** Real time that was waited, in ms. */
    readonly afterMs: number
  ) {
    super(`${call}: no answer in ${afterMs} ms`);
  }
}

/** Letters of an error that a cell of the table has room for. */
const GIST_MAX = 300;

/** The first line of whatever was thrown. */
export function gistOf(error: unknown): string {
  return gist(error).slice(0, GIST_MAX);
}
