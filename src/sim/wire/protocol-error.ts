/** The bytes on a connection are what the gates cannot control. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly protocol: string;

  constructor(protocol: string, message: string) {
    super(message);
    this.protocol = protocol;
  }

  static is(value: unknown): value is ProtocolError {
    return value instanceof ProtocolError;
  }
}
