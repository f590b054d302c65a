/** A server ended a connection in the middle of an exchange. */
export class ServerLostError extends Error {
  override readonly name = 'ServerLostError';
  readonly server: string;
  /** What had been asked. */
  readonly exchange: string;

  constructor(server: string, exchange: string) {
    super(`${server} closed the connection before it answered ${exchange}`);
    this.server = server;
    this.exchange = exchange;
  }

  static is(value: unknown): value is ServerLostError {
    return value instanceof ServerLostError;
  }
}
