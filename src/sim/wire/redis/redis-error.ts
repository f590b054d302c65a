import { ProtocolError } from '../protocol-error.js';

/** A ProtocolError of Redis; the message is one line. */
export function redisError(message: string): ProtocolError {
  return new ProtocolError('redis', message);
}
