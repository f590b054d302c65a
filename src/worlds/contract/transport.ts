/** What sockets of Node and of the common drivers say when they break. */
const CODES: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'NR_CLOSED',
]);

/**
 * PostgreSQL: the connection (class 08), or a server that goes down or comes
 * up. A deadlock or a failed serialization is none of these: the server was
 * there and has answered. No sentence of the contract passes such an error on
 * to the caller, who is told of it neither that nothing was done nor that the
 * call may be made again: to try again is the World's part.
 */
const SQL_STATE = /^(?:08...|57P0[1-5])$/;

const NAMES: ReadonlySet<string> = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MaxRetriesPerRequestError',
  'SocketClosedUnexpectedlyError',
]);

/** Drivers that give neither a code nor a name of its own: pg and ioredis. */
const WORDS =
  /^(?:Connection terminated|Connection is closed|Client has encountered a connection error|Socket closed unexpectedly)/;

/** How deep errors are wrapped before it is no longer one error. */
const DEPTH_MAX = 5;

/** Whether an error, or one that it wraps, tells of a broken connection. */
export function isTransportError(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, name, message, cause, errors } = error as {
    readonly [Key in
      | 'code'
      | 'name'
      | 'message'
      | 'cause'
      | 'errors']?: unknown;
  };
  const says =
    (typeof code === 'string' && (CODES.has(code) || SQL_STATE.test(code))) ||
    NAMES.has(String(name)) ||
    WORDS.test(String(message));
  if (says || depth >= DEPTH_MAX) return says;
  const wrapped = Array.isArray(errors) ? [cause, ...errors] : [cause];
  return wrapped.some((each) => isTransportError(each, depth + 1));
}
