import { type Endpoint, type ServerKind, told } from './address.js';
import { ServerError } from './error.js';

/**
 * Sees to it that the server sees our own ports: by them sessions are told.
 *
 * @throws ServerError if something stands between, a pooler for one
 */
export function assertDirect(
  kind: ServerKind,
  endpoint: Endpoint,
  ports: { readonly ours: number; readonly seen: number }
): void {
  if (ports.ours === ports.seen) return;
  throw new ServerError(
    kind,
    `a proxy or a pooler stands before ${told(endpoint)}: it sees port ${ports.seen}, expected ${ports.ours}; give the server's own address, or no URL`
  );
}
