import { importSdk } from '../session/sdk.js';
import type { MiniflareSdk } from './sdk.js';
import { WORKER_SOURCE } from './worker-source.js';

/** What the server's process is started with, as JSON. */
export interface ServerSettings {
  readonly sdkDirectory: string;
  readonly port: number;
  readonly ledgerUrl: string;
  /** Where instances are kept. */
  readonly stateDirectory: string;
}

const settings = JSON.parse(process.argv[2] ?? '') as ServerSettings;
const { sdkDirectory, port, ledgerUrl, stateDirectory } = settings;
const { Miniflare } = await importSdk<MiniflareSdk>(sdkDirectory, 'miniflare');

const server = new Miniflare({
  host: '127.0.0.1',
  port,
  modules: [{ type: 'ESModule', path: 'worker.mjs', contents: WORKER_SOURCE }],
  compatibilityDate: '2026-04-01',
  workflows: {
    job: { name: 'job', className: 'JobBody' },
    other: { name: 'other', className: 'Other' },
  },
  workflowsPersist: stateDirectory,
  bindings: { LEDGER: ledgerUrl },
  // Nothing is fetched while it starts.
  cf: false,
});
await server.ready;
