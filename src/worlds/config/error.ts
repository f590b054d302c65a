import { NamedError } from '../../named-error.js';

/** A config that cannot be used: where in it, what was found, what expected. */
export class ConfigError extends NamedError {
  override readonly name = 'ConfigError';
  readonly exitCode = 2;

  constructor(
    readonly file: string,
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(`${file}: ${reason}`, options);
  }
}
