/** A config that cannot be used: where in it, what was found, what expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly exitCode = 2;

  constructor(
    readonly file: string,
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(`${file}: ${reason}`, options);
  }

  static is(value: unknown): value is ConfigError {
    return value instanceof Error && value.name === 'ConfigError';
  }
}
