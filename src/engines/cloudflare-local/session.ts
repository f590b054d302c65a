import type { OpenSession, Query, Reference } from '../engine.js';
import {
  acknowledged,
  type Reply,
  resultOf,
  startOutcome,
} from './outcomes.js';
import { type Ask, type Operation, startAsk } from './surfaces.js';

interface Padded {
  readonly key: string;
  readonly request: string;
  /** Characters beside them. */
  readonly size: number;
}

/** A process that is a client; bodies run in the server's own process. */
export const openSession: OpenSession = async ({ address }) => {
  const ask = async (asked: Ask): Promise<Reply> => {
    const body = JSON.stringify(asked);
    const response = await fetch(address, { method: 'POST', body });
    return (await response.json()) as Reply;
  };
  /** An instance is known by its id alone, which is the key. */
  const onInstance = (
    operation: Operation,
    { key, kind = 'job' }: Pick<Reference, 'key' | 'kind'>,
    payload?: unknown
  ) => ask({ operation, kind, id: key, payload });

  return {
    start: async (request) => startOutcome(await ask(startAsk(request))),
    result: async (reference) =>
      resultOf(await onInstance('status', reference)),
    cancel: async (reference) =>
      acknowledged(await onInstance('terminate', reference)),
    signal: async (reference, payload) =>
      acknowledged(await onInstance('sendEvent', reference, payload)),
    lookup: async (query: Query) => {
      if ('attributes' in query) return undefined;
      const { state } = resultOf(await onInstance('status', query));
      return state === 'unknown' ? [] : [query.key];
    },
    special: async (name, argument) => {
      if (name === 'restart' || name === 'status') {
        return onInstance(name, { key: argument as string });
      }
      if (name !== 'createPadded') return { error: `not offered: ${name}` };
      const { size, ...input } = argument as Padded;
      const payload = { ...input, padding: 'x'.repeat(size) };
      return onInstance('create', input, payload);
    },
    close: async () => undefined,
  };
};
