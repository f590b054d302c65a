/** Something that the kit needs around an engine did not work. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly exitCode = 2;

  constructor(
    readonly engine: string,
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(`${engine}: ${reason}`, options);
  }

  static is(value: unknown): value is EngineError {
    return value instanceof Error && value.name === 'EngineError';
  }
}

/** An engine cannot be had here, which is a cell of the table, not a fault. */
export class NotRunHereError extends Error {
  override readonly name = 'NotRunHereError';

  constructor(
    readonly engine: string,
    readonly why: string,
    /** What the reader types so that it runs. */
    readonly command: string
  ) {
    super(`${engine}: not run here: ${why}; ${command}`);
  }

  static is(value: unknown): value is NotRunHereError {
    return value instanceof Error && value.name === 'NotRunHereError';
  }
}

/** No answer before the deadline, where the call has no word for that. */
export class HungError extends Error {
  override readonly name = 'HungError';

  constructor(
    readonly call: string,
    /** Real time that was waited, in ms. */
    readonly afterMs: number
  ) {
    super(`${call}: no answer in ${afterMs} ms`);
  }

  static is(value: unknown): value is HungError {
    return value instanceof Error && value.name === 'HungError';
  }
}

/** The first line of whatever was thrown. */
export function gistOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 300);
}
