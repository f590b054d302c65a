import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionOptions } from '../engine.js';
import { reporter } from '../program.js';
import { importSdk } from '../session/sdk.js';
import { createFunctions } from './functions.js';
import type { InngestClient, InngestSdk, InngestServe } from './sdk.js';

/** Serves the functions from this process and tells the server where. */
export async function serveFunctions(
  sdk: InngestSdk,
  client: InngestClient,
  { sdkDirectory, ledgerUrl, place }: SessionOptions
): Promise<Server> {
  const node = await importSdk<InngestServe>(sdkDirectory, 'inngest/node');
  const functions = createFunctions(client, sdk, reporter(ledgerUrl, place));
  const server = createServer(node.serve({ client, functions }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api/inngest`;
  const response = await fetch(url, { method: 'PUT' });
  const said = await response.text();
  if (response.ok) return server;
  throw new Error(`the app is not registered: ${said}`);
}
