type Change =
  | { readonly kind: 'listen'; readonly channel: string }
  | { readonly kind: 'unlisten'; readonly channel: string };

const ALL = '*';

/**
 * The channels that a connection listens to. Within a transaction a change
 * only waits for its end; until that is known, the connection counts as
 * listening, since a barrier too many does no harm.
 */
export class Channels {
  readonly #channels = new Set<string>();
  #changes: Change[] = [];

  get isListening(): boolean {
    return (
      this.#channels.size > 0 ||
      this.#changes.some(({ kind }) => kind === 'listen')
    );
  }

  listen(channel: string): void {
    this.#changes.push({ kind: 'listen', channel });
  }

  /** `*` stands for all of them. */
  unlisten(channel: string): void {
    this.#changes.push({ kind: 'unlisten', channel });
  }

  /** A rollback, perhaps only to a savepoint: nothing surely ended. */
  rolledBack(): void {
    this.#changes = this.#changes.filter(({ kind }) => kind === 'listen');
  }

  /** No transaction is open any more. */
  settled(): void {
    for (const { kind, channel } of this.#changes) {
      if (kind === 'listen') this.#channels.add(channel);
      else if (channel === ALL) this.#channels.clear();
      else this.#channels.delete(channel);
    }
    this.#changes = [];
  }
}
