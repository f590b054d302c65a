import { ProtocolError } from '../protocol-error.js';

export function failure(message: string): ProtocolError {
  return new ProtocolError('postgres', message);
}
