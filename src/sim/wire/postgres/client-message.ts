import { failure } from './failure.js';
import { Fields } from './fields.js';
import type { Message } from './framing.js';

/** A message of the client, with what matters of it. */
export type ClientMessage =
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'parse'; readonly name: string; readonly text: string }
  | { readonly kind: 'bind'; readonly portal: string; readonly name: string }
  | { readonly kind: 'describe'; readonly of: Named; readonly name: string }
  | { readonly kind: 'close'; readonly of: Named; readonly name: string }
  | { readonly kind: 'execute'; readonly portal: string }
  | { readonly kind: 'call' | 'flush' | 'password' | 'sync' | 'terminate' };

type Named = 'statement' | 'portal';

export function decodeClientMessage({ type, body }: Message): ClientMessage {
  const fields = new Fields(body);
  switch (type) {
    case 'Q':
      return { kind: 'query', text: fields.text() };
    case 'P':
      return { kind: 'parse', name: fields.text(), text: fields.text() };
    case 'B':
      return { kind: 'bind', portal: fields.text(), name: fields.text() };
    case 'D':
      return { kind: 'describe', of: namedOf(fields), name: fields.text() };
    case 'C':
      return { kind: 'close', of: namedOf(fields), name: fields.text() };
    case 'E':
      return { kind: 'execute', portal: fields.text() };
    case 'F':
      return { kind: 'call' };
    case 'H':
      return { kind: 'flush' };
    case 'p':
      return { kind: 'password' };
    case 'S':
      return { kind: 'sync' };
    case 'X':
      return { kind: 'terminate' };
    default:
      throw failure(
        `the client sent a message of type ${JSON.stringify(type)}, expected a query or one of the messages of the extended protocol: COPY and what is not of protocol 3.0 cannot be gated`
      );
  }
}

function namedOf(fields: Fields): Named {
  return fields.letter() === 'S' ? 'statement' : 'portal';
}
