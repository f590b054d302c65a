import { NamedError } from '../named-error.js';
import { nearest } from '../nearest.js';

export interface UsageProblem {
  /** What was found, verbatim. */
  readonly found: string;
  /** What would have been right: names to choose from, or a form. */
  readonly expected?: readonly string[] | undefined;
}

/** Bad input: shown as one line, without a stack, with exit code 2. */
export class UsageError extends NamedError {
  override readonly name = 'UsageError';
  readonly exitCode = 2;

  constructor(
    message: string,
    readonly problem: UsageProblem
  ) {
    super(message);
  }

  /** An unknown name of a closed list, with the nearest one of it. */
  static unknown(
    kind: string,
    found: string,
    known: readonly string[],
    listing?: string
  ): UsageError {
    const suggestion = nearest(found, known);
    const hint =
      suggestion === undefined
        ? (listing ?? `expected one of ${known.join(', ')}`)
        : `did you mean ${suggestion}?`;
    const message = `unknown ${kind} "${found}": ${hint}`;
    return new UsageError(message, { found, expected: known });
  }
}
