import type { SessionOptions } from '../engine.js';
import { reporter } from '../program.js';
import { importSdk } from '../session/sdk.js';
import { send } from './http.js';
import type { RestateSdk } from './sdk.js';
import {
  createBareService,
  createOwnServices,
  createServices,
} from './services.js';
import { BARE_SURFACE } from './surfaces.js';

/** Serves the handlers from this process and tells the server where. */
export async function serveHandlers({
  sdkDirectory,
  ledgerUrl,
  place,
  settings,
}: SessionOptions): Promise<void> {
  // As it is on Node 20, where the host adds what is missing.
  if (settings.withResolvers === 'deleted') {
    Reflect.deleteProperty(Promise, 'withResolvers');
  }
  const name = '@restatedev/restate-sdk';
  const sdk = await importSdk<RestateSdk>(sdkDirectory, name);
  const ledger = reporter(ledgerUrl, place);
  const services =
    settings.serves === BARE_SURFACE
      ? [createBareService(sdk, ledger)]
      : [...createServices(sdk, ledger), ...createOwnServices(sdk, ledger)];
  const port = await sdk.serve({ services, port: 0 });
  const uri = `http://127.0.0.1:${port}`;
  const { admin } = settings;
  const reply = await send('POST', `${admin}/deployments`, { uri });
  if (reply.status < 300) return;
  throw new Error(`not registered: ${JSON.stringify(reply.body)}`);
}
