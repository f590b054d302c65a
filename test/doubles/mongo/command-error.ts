/** What a server answers by `ok: 0`. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: number;
  readonly codeName: string;

  constructor(code: number, codeName: string, message: string) {
    super(message);
    this.code = code;
    this.codeName = codeName;
  }

  static is(value: unknown): value is CommandError {
    return value instanceof CommandError;
  }
}
