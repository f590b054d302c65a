import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionOptions } from '../engine.js';
import { type JobInput, reporter, sensitiveStep } from '../program.js';
import { importSdk } from '../session/sdk.js';
import type { WorkerSdk } from './sdk.js';
import { WORKFLOW_SOURCE } from './workflow-source.js';

/** Starts the worker of this process; returns when it polls. */
export async function startWorker(
  { sdkDirectory, address, ledgerUrl, place }: SessionOptions,
  taskQueue: string
): Promise<() => void> {
  const sdk = await importSdk<WorkerSdk>(sdkDirectory, '@temporalio/worker');
  const logger = new sdk.DefaultLogger('ERROR');
  sdk.Runtime.install({ logger });
  const bundle = await bundleIn(sdkDirectory, sdk, logger);
  const ledger = reporter(ledgerUrl, place);
  const body = (_: unknown, input: JobInput) => ledger.report('body', input);
  const worker = await sdk.Worker.create({
    connection: await sdk.NativeConnection.connect({ address }),
    taskQueue,
    identity: place,
    workflowBundle: bundle,
    activities: {
      sensitive: (input: JobInput) => sensitiveStep(ledger, input),
      heard: (input: JobInput, signal: string) =>
        ledger.report('signal', input, signal),
    },
    sinks: { ledger: { body: { fn: body, callDuringReplay: false } } },
  });
  // What ends a worker is seen in the calls that then hang.
  worker.run().catch(() => undefined);
  return () => worker.shutdown();
}

async function bundleIn(
  sdkDirectory: string,
  { bundleWorkflowCode }: WorkerSdk,
  logger: object
): Promise<{ code: string }> {
  const directory = await mkdtemp(join(sdkDirectory, '.workflows-'));
  try {
    const workflowsPath = join(directory, 'workflows.js');
    await writeFile(workflowsPath, WORKFLOW_SOURCE);
    return await bundleWorkflowCode({ workflowsPath, logger });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
