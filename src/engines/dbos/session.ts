import { randomUUID } from 'node:crypto';
import type {
  EngineSession,
  OpenSession,
  Query,
  Reference,
  StartRequest,
} from '../engine.js';
import { importSdk } from '../host/sdk.js';
import type { Acknowledgement, Outcome, Result } from '../outcome.js';
import { reporter } from '../program.js';
import { rejection, resultOf, takenOutcome } from './outcomes.js';
import type { Dbos, DbosSdk, DbosStart } from './sdk.js';
import { SPECIALS } from './specials.js';
import { isQueue, LIMITED_QUEUE, QUEUE, startOptions } from './surfaces.js';
import { type Job, registerJobs } from './workflows.js';

/** An id that was chosen afresh tells whose run it is; a repeated one not. */
function enqueued(
  { requestId }: StartRequest,
  { workflowID }: DbosStart,
  run: string
): Outcome {
  if (run !== workflowID) return { type: 'attached', run };
  return { type: requestId === undefined ? 'started' : 'opaque', run };
}

/** A process that is client and executor of DBOS. */
class DbosSession implements EngineSession {
  constructor(
    private readonly dbos: Dbos,
    private readonly jobs: Record<'job' | 'other', Job>
  ) {}

  async start(request: StartRequest): Promise<Outcome> {
    const options = startOptions(request, randomUUID);
    const job = this.jobs[request.kind ?? 'job'];
    const input = { key: request.key, request: request.request };
    try {
      const handle = await this.dbos.startWorkflow(job, options)(input);
      const run = handle.workflowID;
      if (options.queueName) return enqueued(request, options, run);
      const isMine = handle.constructor.name === 'InvokedHandle';
      if (isMine) return { type: 'started', run };
      return takenOutcome(run, await handle.getStatus());
    } catch (error) {
      return rejection(error);
    }
  }

  async result(reference: Reference): Promise<Result> {
    const id = await this.#idOf(reference);
    return resultOf(id === undefined ? null : await this.#status(id));
  }

  cancel(reference: Reference): Promise<Acknowledgement> {
    return this.#onRun(reference, (id) => this.dbos.cancelWorkflow(id));
  }

  signal(reference: Reference, payload: string): Promise<Acknowledgement> {
    return this.#onRun(reference, (id) => this.dbos.send(id, payload, 'news'));
  }

  async lookup(query: Query): Promise<readonly string[]> {
    if ('attributes' in query) {
      const found = await this.dbos.listWorkflows(query);
      return found.map(({ workflowID }) => workflowID);
    }
    const id = await this.#idOf(query);
    const status = id === undefined ? null : await this.#status(id);
    return status ? [status.workflowID] : [];
  }

  async special(name: string, argument: unknown): Promise<unknown> {
    const perform = SPECIALS[name];
    if (!perform) return { error: `not offered: ${name}` };
    return (await perform(this.dbos, argument as never, this.jobs)) ?? null;
  }

  close(): Promise<void> {
    return this.dbos.shutdown();
  }

  #status(id: string) {
    return this.dbos.getWorkflowStatus(id);
  }

  /** On a queue the key names a workflow only while that is not over. */
  async #idOf({ run, key, surface }: Reference): Promise<string | undefined> {
    if (run !== undefined) return run;
    if (!isQueue(surface)) return key;
    const open = await this.dbos.listWorkflows({ queueName: QUEUE });
    return open.find((w) => w.deduplicationID === key)?.workflowID;
  }

  async #onRun(
    reference: Reference,
    perform: (id: string) => Promise<void>
  ): Promise<Acknowledgement> {
    const id = await this.#idOf(reference);
    const message = 'no open workflow has that deduplication id';
    if (id === undefined) return { type: 'rejected', why: 'absent', message };
    try {
      await perform(id);
      return { type: 'accepted' };
    } catch (error) {
      return rejection(error);
    }
  }
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
  return new DbosSession(DBOS, jobs);
};
