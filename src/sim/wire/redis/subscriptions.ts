import type { Reply } from './reply.js';

const CONFIRMATIONS = new Set([
  'subscribe',
  'unsubscribe',
  'psubscribe',
  'punsubscribe',
  'ssubscribe',
  'sunsubscribe',
]);

/** Whether it is by this word that a server says of subscriptions. */
export const isConfirmation = (word: string): boolean =>
  CONFIRMATIONS.has(word);

/** The first word of a push, or '' where the reply is none that has one. */
export function headOf(reply: Reply): string {
  if (reply.kind !== 'array' && reply.kind !== 'push') return '';
  const head = reply.item(0);
  return head?.kind === 'bulk'
    ? head.content.toString('latin1').toLowerCase()
    : '';
}

/** Channels, patterns and shard channels are kept apart. */
const familyOf = (confirmation: string): string =>
  confirmation.replace(/(un)?subscribe$/, '');

/** What a connection listens to, as the server has confirmed it. */
export class Subscriptions {
  readonly #names = new Map<string, Set<string>>();

  get isEmpty(): boolean {
    for (const { size } of this.#names.values()) {
      if (size > 0) return false;
    }
    return true;
  }

  /** Whether it listens to nothing of the kind that this word is about. */
  lacks(confirmation: string): boolean {
    return (this.#names.get(familyOf(confirmation))?.size ?? 0) === 0;
  }

  /** Takes a confirmation in; other replies change nothing. */
  learn(reply: Reply): void {
    const head = headOf(reply);
    if (!isConfirmation(head)) return;
    const family = familyOf(head);
    const names = this.#names.get(family) ?? new Set();
    this.#names.set(family, names);
    const name = reply.item(1)?.content.toString('latin1') ?? '';
    if (head.endsWith('unsubscribe')) names.delete(name);
    else names.add(name);
  }

  clear(): void {
    this.#names.clear();
  }
}
