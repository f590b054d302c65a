import type { Reply } from './reply.js';

/** `subscribe`, `punsubscribe`, … : what a server says of subscriptions. */
export const CONFIRMATION = /^[ps]?(un)?subscribe$/;

/** The first word of a push, or '' where the reply is none that has one. */
export function headOf({ kind, items }: Reply): string {
  const [head] = items;
  return (kind === 'array' || kind === 'push') && head?.kind === 'bulk'
    ? head.bytes.toString('latin1').toLowerCase()
    : '';
}

/** Channels, patterns and shard channels are kept apart. */
const familyOf = (confirmation: string): string =>
  confirmation.replace(/(un)?subscribe$/, '');

/** What a connection listens to, as the server has confirmed it. */
export class Subscriptions {
  readonly #names = new Map<string, Set<string>>();

  get isEmpty(): boolean {
    return [...this.#names.values()].every(({ size }) => size === 0);
  }

  /** Whether it listens to nothing of the kind that this word is about. */
  lacks(confirmation: string): boolean {
    return (this.#names.get(familyOf(confirmation))?.size ?? 0) === 0;
  }

  /** Takes a confirmation in; other replies change nothing. */
  learn(reply: Reply): void {
    const head = headOf(reply);
    if (!CONFIRMATION.test(head)) return;
    const family = familyOf(head);
    const names = this.#names.get(family) ?? new Set();
    this.#names.set(family, names);
    const name = reply.items[1]?.bytes.toString('latin1') ?? '';
    if (head.endsWith('unsubscribe')) names.delete(name);
    else names.add(name);
  }

  clear(): void {
    this.#names.clear();
  }
}
