import { createServer, type Server } from 'node:http';
import type {
  EngineSession,
  OpenSession,
  Reference,
  StartRequest,
} from '../engine.js';
import { gistOf } from '../errors.js';
import { importSdk } from '../host/sdk.js';
import type { Acknowledgement, Outcome, Result } from '../outcome.js';
import { reporter } from '../program.js';
import { cancelRun, resultOf, runsOf } from './api.js';
import { createFunctions, NEWS, STOP } from './functions.js';
import type { InngestClient, InngestSdk, InngestServe } from './sdk.js';
import { eventName } from './surfaces.js';

/** A process that sends events, and in one place serves the functions. */
class InngestSession implements EngineSession {
  constructor(
    private readonly client: InngestClient,
    private readonly address: string,
    private readonly server: Server | undefined
  ) {}

  /** The answer is a receipt for the event: it says nothing of runs. */
  async start(request: StartRequest): Promise<Outcome> {
    const { key, surface, kind = 'job' } = request;
    const event = {
      name: eventName(kind, surface),
      ...(surface === 'event-id' && { id: key }),
      data: { key, request: request.request },
    };
    try {
      const { ids } = await this.client.send(event);
      return { type: 'opaque', run: ids[0] };
    } catch (error) {
      return { type: 'rejected', why: 'other', message: gistOf(error) };
    }
  }

  async result({ run }: Reference): Promise<Result> {
    if (run === undefined) return { state: 'unknown' };
    return resultOf(this.address, run);
  }

  async cancel({ key, run }: Reference): Promise<Acknowledgement> {
    if (run === undefined) return this.#tell(STOP, { key });
    const runs = await runsOf(this.address, run);
    const message = 'no run is known by that receipt';
    if (!runs[0]) return { type: 'rejected', why: 'absent', message };
    try {
      await cancelRun(this.address, runs[0].run_id);
      return { type: 'accepted' };
    } catch (error) {
      return { type: 'rejected', why: 'closed', message: gistOf(error) };
    }
  }

  signal({ key }: Reference, payload: string): Promise<Acknowledgement> {
    return this.#tell(NEWS, { key, payload });
  }

  /** Neither keys nor attributes can be asked for. */
  async lookup(): Promise<undefined> {
    return undefined;
  }

  async special(name: string): Promise<unknown> {
    return { error: `not offered: ${name}` };
  }

  async close(): Promise<void> {
    this.server?.close();
  }

  async #tell(
    name: string,
    data: Readonly<Record<string, string>>
  ): Promise<Acknowledgement> {
    const { ids } = await this.client.send({ name, data });
    return { type: 'accepted', detail: ids[0] };
  }
}

export const openSession: OpenSession = async (options) => {
  const { address, sdkDirectory, ledgerUrl, place, settings } = options;
  process.env.INNGEST_DEV = address;
  const sdk = await importSdk<InngestSdk>(sdkDirectory, 'inngest');
  const client = new sdk.Inngest({
    id: 'worldproof',
    eventKey: 'worldproof',
    baseUrl: address,
  });
  const { port } = settings;
  if (port === undefined) return new InngestSession(client, address, undefined);
  const node = await importSdk<InngestServe>(sdkDirectory, 'inngest/node');
  const functions = createFunctions(client, sdk, reporter(ledgerUrl, place));
  const server = createServer(node.serve({ client, functions }));
  await new Promise<void>((resolve) => {
    server.listen(Number(port), '127.0.0.1', resolve);
  });
  await register(`http://127.0.0.1:${port}/api/inngest`);
  return new InngestSession(client, address, server);
};

/** The app tells the server what functions it has. */
async function register(url: string): Promise<void> {
  const response = await fetch(url, { method: 'PUT' });
  const said = await response.text();
  if (!response.ok) throw new Error(`the app is not registered: ${said}`);
}
