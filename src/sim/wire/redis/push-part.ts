import type { ServerPart } from '../codec.js';
import { outcomeOf } from './outcome.js';
import type { Reply } from './reply.js';
import { headOf } from './subscriptions.js';

/** A pattern's message names its channel last but one. */
function targetOf(head: string, reply: Reply): string {
  const at = reply.item(head === 'pmessage' ? 2 : 1);
  const named = at?.kind === 'array' ? at.item(0) : at;
  return named?.kind === 'bulk' ? String(named.content) : '';
}

/** What the server sent by itself: `redis:message` of a channel. */
export function pushPart(reply: Reply, bytes: Buffer): ServerPart {
  const head = headOf(reply);
  return {
    kind: 'push',
    bytes,
    name: `redis:${head || reply.kind}`,
    target: head ? targetOf(head, reply) : outcomeOf(reply),
  };
}
