import type { OpenSession } from '../engine.js';
import { gistOf } from '../errors.js';
import { importSdk } from '../session/sdk.js';
import { cancelRun, resultOf, runsOf } from './api.js';
import { NEWS, STOP } from './functions.js';
import type { InngestSdk } from './sdk.js';
import { serveFunctions } from './serve.js';
import { eventName } from './surfaces.js';

/** A process that sends events, and in one place serves the functions. */
export const openSession: OpenSession = async (options) => {
  const { address, sdkDirectory, settings } = options;
  process.env.INNGEST_DEV = address;
  const sdk = await importSdk<InngestSdk>(sdkDirectory, 'inngest');
  const client = new sdk.Inngest({
    id: 'worldproof',
    eventKey: 'worldproof',
    baseUrl: address,
  });
  const server =
    settings.serves && (await serveFunctions(sdk, client, options));
  const tell = async (name: string, data: Readonly<Record<string, string>>) => {
    const { ids } = await client.send({ name, data });
    return { type: 'accepted', detail: ids[0] } as const;
  };
  return {
    /** The answer is a receipt for the event: it says nothing of runs. */
    start: async ({ key, surface, kind = 'job', request }) => {
      const event = {
        name: eventName(kind, surface),
        ...(surface === 'event-id' && { id: key }),
        data: { key, request },
      };
      try {
        const { ids } = await client.send(event);
        return { type: 'opaque', run: ids[0] };
      } catch (error) {
        return { type: 'rejected', why: 'other', message: gistOf(error) };
      }
    },
    result: async ({ run }) =>
      run === undefined ? { state: 'unknown' } : resultOf(address, run),
    cancel: async ({ key, run }) => {
      if (run === undefined) return tell(STOP, { key });
      const [first] = await runsOf(address, run);
      const message = 'no run is known by that receipt';
      if (!first) return { type: 'rejected', why: 'absent', message };
      try {
        await cancelRun(address, first.run_id);
        return { type: 'accepted' };
      } catch (error) {
        return { type: 'rejected', why: 'closed', message: gistOf(error) };
      }
    },
    signal: ({ key }, payload) => tell(NEWS, { key, payload }),
    /** Neither keys nor attributes can be asked for. */
    lookup: async () => undefined,
    special: async (name) => ({ error: `not offered: ${name}` }),
    close: async () => {
      if (server) server.close();
    },
  };
};
