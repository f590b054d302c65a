import { NamedError } from '../named-error.js';

/** A subject that cannot be loaded or driven: what was found, and what not. */
export class SubjectError extends NamedError {
  override readonly name = 'SubjectError';
  readonly exitCode = 2;

  constructor(
    readonly subject: string,
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(`${subject}: ${reason}`, options);
  }
}
