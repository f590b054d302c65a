import type { ServerPart } from '../codec.js';
import { failure } from './failure.js';
import { Fields } from './fields.js';
import type { Message } from './framing.js';
import { decodeServerError } from './server-error.js';

/** A message that nobody asked for. */
export function pushOf(message: Message): ServerPart {
  const { bytes } = message;
  return { kind: 'push', bytes, ...labelOf(message) };
}

function labelOf({ type, body }: Message): { name: string; target: string } {
  switch (type) {
    case 'A':
      return { name: 'pg:notify', target: channelOf(body) };
    case 'S':
      return { name: 'pg:parameter', target: new Fields(body).text() };
    case 'N':
      return { name: 'pg:notice', target: decodeServerError(body).code };
    case 'E':
      return { name: 'pg:error', target: decodeServerError(body).code };
    default:
      throw failure(
        `PostgreSQL sent a message of type ${JSON.stringify(type)} that nobody asked for, expected a notification, a notice, a parameter or an error: the connection was not seen from its first byte on`
      );
  }
}

function channelOf(body: Buffer): string {
  const fields = new Fields(body);
  // The backend's pid comes first; it differs between runs.
  fields.int32();
  return fields.text();
}
