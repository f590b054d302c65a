import type { OpenSession } from '../engine.js';
import { RestateClient } from './client.js';
import { send } from './http.js';
import { acknowledged, resultOf, sentOutcome } from './outcomes.js';
import { serveHandlers } from './serve.js';
import { SPECIALS } from './specials.js';
import { isWorkflow, outputPath, serviceName } from './surfaces.js';

/** A process that is a client, and in one place serves the handlers. */
export const openSession: OpenSession = async (options) => {
  const { address: ingress, settings } = options;
  if (settings.serves !== undefined) await serveHandlers(options);
  const client = new RestateClient(ingress, settings.admin ?? '');
  return {
    start: async (request) => {
      const { key, surface } = request;
      const reply = await client.post(request, '/send');
      return sentOutcome(reply, async (run) =>
        resultOf(await send('GET', ingress + outputPath({ key, surface, run })))
      );
    },
    result: async (reference) =>
      resultOf(await send('GET', ingress + outputPath(reference))),
    cancel: async (reference) => {
      const run = await client.runOf(reference);
      if (run) return acknowledged(await client.administer(run, 'cancel'));
      const message = 'no run has that key';
      return { type: 'rejected', why: 'absent', message };
    },
    signal: async (reference, payload) => {
      if (!isWorkflow(reference.surface)) return { type: 'not offered' };
      const key = encodeURIComponent(reference.key);
      const path = `/${serviceName(reference)}/${key}/news`;
      return acknowledged(await send('POST', ingress + path, payload));
    },
    lookup: (query) => client.find(query),
    special: async (name, argument) =>
      SPECIALS[name]?.(client, argument as never) ?? {
        error: `not offered: ${name}`,
      },
    close: async () => undefined,
  };
};
