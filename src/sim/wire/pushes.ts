import type { ActorContext } from '../context.js';
import type { ServerPart } from './codec.js';
import type { Connection } from './connection.js';

/** What a server has sent unasked, on the connection to which it came. */
export interface Push {
  readonly connection: Connection;
  readonly part: ServerPart & { kind: 'push' };
}

/** What a server sends unasked, and who set it off. */
export class Pushes {
  readonly #connections: Iterable<Connection>;
  readonly #arrived: Push[] = [];
  /** Who did something that may make the server push. */
  #notifier: ActorContext | undefined;

  constructor(connections: Iterable<Connection>) {
    this.#connections = connections;
  }

  get areThere(): boolean {
    return this.#arrived.length > 0;
  }

  mayCome(notifier: ActorContext | undefined): void {
    this.#notifier = notifier;
  }

  add(push: Push): void {
    this.#arrived.push(push);
  }

  /**
   * Asks each connection for an answer, where something may come: what a server
   * pushes is there when it answers what was sent later.
   */
  sendBarriers(): void {
    if (!this.#notifier) return;
    for (const connection of this.#connections) connection.sendBarrier();
  }

  /** Whether all that was awaited has come. */
  get areIn(): boolean {
    if (!this.#notifier) return true;
    for (const { isPastBarrier } of this.#connections) {
      if (!isPastBarrier) return false;
    }
    return true;
  }

  /** Makes each a gate of the process that listens. */
  park(): void {
    for (const push of this.#arrived.splice(0)) park(push, this.#notifier);
    this.#notifier = undefined;
  }

  clear(): void {
    this.#arrived.length = 0;
  }
}

/** There is no gate where it was not an actor who set it off. */
function park(
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
