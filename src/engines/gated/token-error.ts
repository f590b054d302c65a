/** A line that is no token of an engine's schedule: says why. */
export class GatedTokenError extends Error {
  override readonly name = 'GatedTokenError';
  readonly exitCode = 2;

  constructor(readonly reason: string) {
    super(`the token ${reason}`);
  }

  static is(value: unknown): value is GatedTokenError {
    return value instanceof Error && value.name === 'GatedTokenError';
  }
}
