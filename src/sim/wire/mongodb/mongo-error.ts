import { ProtocolError } from '../protocol-error.js';

/** A ProtocolError of MongoDB; the message is one line. */
export function mongoError(message: string): ProtocolError {
  return new ProtocolError('mongodb', message);
}
