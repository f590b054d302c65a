import type { ActorContext } from '../context.js';
import type { ServerPart } from './codec.js';
import type { Connection } from './connection.js';

/** What a server has sent unasked, on the connection to which it came. */
export interface Push {
  readonly connection: Connection;
  readonly part: ServerPart & { kind: 'push' };
}

/**
 * Makes it a gate of the process that listens; there is none where it was not
 * an actor who set it off.
 */
export function parkPush(
  { connection, part }: Push,
  notifier: ActorContext | undefined
): void {
  const { bytes, name, target } = part;
  const { process } = connection;
  const { keeper, surroundings } = notifier ?? {};
  if (!keeper) {
    connection.hand(bytes);
    return;
  }
  const listener = {
    name: `listener ${process}`,
    process,
    keeper,
    surroundings,
  };
  const label = { kind: 'wire', name, target } as const;
  keeper.park(listener, label, () => connection.hand(bytes, listener));
}
