/** A line that is no token of an engine's schedule: which part, and why. */
export class GatedTokenError extends Error {
  override readonly name = 'GatedTokenError';
  readonly exitCode = 2;

  constructor(readonly reason: string) {
    super(`token ${reason}`);
  }

  static is(value: unknown): value is GatedTokenError {
    return value instanceof Error && value.name === 'GatedTokenError';
  }
}
