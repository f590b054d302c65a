import type { Reference, StartRequest } from '../engine.js';
import type { RestateClient } from './client.js';
import { send } from './http.js';
import { attachPath } from './surfaces.js';

type Special = (client: RestateClient, argument: never) => Promise<unknown>;

/** Any handler of any service, with a body of any type. */
interface PostArgument {
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
}

/** Calls that only Restate has, answered with HTTP replies. */
export const SPECIALS: Readonly<Record<string, Special>> = {
  forget: async (client, reference: Reference) => {
    const run = await client.runOf(reference);
    return run === undefined ? null : client.administer(run, 'purge');
  },
  kill: (client, run: string) => client.administer(run, 'kill'),
  call: (client, request: StartRequest) => client.post(request, ''),
  headers: (client, request: StartRequest) =>
    client.post(request, '/send', { 'idempotency-key': 'any' }),
  post: ({ ingress }, { path, key, body }: PostArgument) =>
    send('POST', ingress + path, body, { 'idempotency-key': key }),
  attach: ({ ingress }, reference: Reference) =>
    send('GET', ingress + attachPath(reference)),
};
