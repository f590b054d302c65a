import { randomUUID } from 'node:crypto';
import type {
  EngineSession,
  OpenSession,
  Reference,
  SessionOptions,
} from '../engine.js';
import type { Acknowledgement } from '../outcome.js';
import { reporter } from '../program.js';
import { importSdk } from '../session/sdk.js';
import { LOOKS } from './looks.js';
import {
  enqueuedOutcome,
  rejection,
  resultOf,
  takenOutcome,
} from './outcomes.js';
import type { Dbos, DbosSdk } from './sdk.js';
import { SPECIALS } from './specials.js';
import { isQueue, LIMITED_QUEUE, QUEUE, startOptions } from './surfaces.js';
import { type DbosJob, registerJobs } from './workflows.js';

/** On a queue the key names a workflow only while that is not over. */
async function idOf(
  dbos: Dbos,
  { run, key, surface }: Reference
): Promise<string | undefined> {
  if (run !== undefined) return run;
  if (!isQueue(surface)) return key;
  const open = await dbos.listWorkflows({ queueName: QUEUE });
  return open.find((w) => w.deduplicationID === key)?.workflowID;
}

async function statusOf(dbos: Dbos, reference: Reference) {
  const id = await idOf(dbos, reference);
  return id === undefined ? null : dbos.getWorkflowStatus(id);
}

async function onRun(
  dbos: Dbos,
  reference: Reference,
  perform: (id: string) => Promise<void>
): Promise<Acknowledgement> {
  const id = await idOf(dbos, reference);
  const message = 'no open workflow has that deduplication id';
  if (id === undefined) return { type: 'rejected', why: 'absent', message };
  try {
    await perform(id);
    return { type: 'accepted' };
  } catch (error) {
    return rejection(error);
  }
}

/** A process that is client and executor of DBOS. */
function sessionOf(
  dbos: Dbos,
  jobs: Record<'job' | 'other', DbosJob>,
  options: SessionOptions
): EngineSession {
  return {
    start: async (request) => {
      const { key, kind = 'job', requestId } = request;
      const options = startOptions(request, randomUUID);
      const input = { key, request: request.request };
      try {
        const start = dbos.startWorkflow(jobs[kind], options);
        const handle = await start(input);
        const run = handle.workflowID;
        if (options.queueName) {
          return enqueuedOutcome(run, options.workflowID, requestId);
        }
        const isMine = handle.constructor.name === 'InvokedHandle';
        if (isMine) return { type: 'started', run };
        return takenOutcome(run, await handle.getStatus());
      } catch (error) {
        return rejection(error);
      }
    },
    result: async (reference) => resultOf(await statusOf(dbos, reference)),
    cancel: (reference) =>
      onRun(dbos, reference, (id) => dbos.cancelWorkflow(id)),
    signal: (reference, payload) =>
      onRun(dbos, reference, (id) => dbos.send(id, payload, 'news')),
    lookup: async (query) => {
      if ('attributes' in query) {
        const found = await dbos.listWorkflows(query);
        return found.map(({ workflowID }) => workflowID);
      }
      const status = await statusOf(dbos, query);
      return status ? [status.workflowID] : [];
    },
    special: async (name, argument) => {
      const look = LOOKS[name];
      if (look) return look(options, argument as string);
      const perform = SPECIALS[name];
      if (!perform) return { error: `not offered: ${name}` };
      return (await perform(dbos, argument as never, jobs)) ?? null;
    },
    close: () => dbos.shutdown(),
  };
}

export const openSession: OpenSession = async (options) => {
  const { DBOS } = await importSdk<DbosSdk>(
    options.sdkDirectory,
    '@dbos-inc/dbos-sdk'
  );
  DBOS.setConfig({
    name: 'worldproof',
    systemDatabaseUrl: options.address,
    logLevel: 'error',
    applicationVersion: '1',
    executorID: options.place,
  });
  const jobs = registerJobs(DBOS, reporter(options.ledgerUrl, options.place));
  await DBOS.launch();
  const pace = { minPollingIntervalMs: 50 };
  await DBOS.registerQueue(QUEUE, pace);
  await DBOS.registerQueue(LIMITED_QUEUE, { ...pace, globalConcurrency: 1 });
  return sessionOf(DBOS, jobs, options);
};
