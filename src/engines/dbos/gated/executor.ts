import type { StartRequest } from '../../engine.js';
import type { Outcome } from '../../outcome.js';
import type { JobInput, JobValue, Reporter } from '../../program.js';
import { rejection, takenOutcome } from '../outcomes.js';
import type { DbosHandle, DbosStart } from '../sdk.js';
import { supersedeInCode } from '../specials.js';
import { QUEUE, startOptions } from '../surfaces.js';
import { type DbosJob, registerJobs } from '../workflows.js';
import { type Internals, loadInternals } from './internals.js';

export interface ExecutorOptions {
  readonly sdkDirectory: string;
  readonly url: string;
  readonly process: number;
  readonly reporter: Reporter;
}

/** Connections that a pool is to have: more than the actors use. */
const CONNECTIONS = 8;

/** Where DBOS puts what is to be run again. */
const INTERNAL_QUEUE = '_dbos_internal_queue';

/** The workflow id that a request of a queue is given. */
export function runIdOf(request: string): string {
  return `run-of-${request}`;
}

/** One DBOS in this process, driven call by call. */
export class GatedExecutor {
  readonly #internals: Internals;
  readonly #jobs: Record<'job' | 'other', DbosJob>;

  private constructor(internals: Internals, reporter: Reporter) {
    this.#internals = internals;
    this.#jobs = registerJobs(internals.dbos, reporter);
  }

  static async open(options: ExecutorOptions): Promise<GatedExecutor> {
    const { sdkDirectory, url, process, reporter } = options;
    const internals = await loadInternals(sdkDirectory, `dbos-${process}`);
    const opened = new GatedExecutor(internals, reporter);
    const { dbos, runner, executor } = internals;
    dbos.setConfig({
      name: 'worldproof',
      systemDatabaseUrl: url,
      systemDatabasePoolSize: CONNECTIONS + 2,
      logLevel: 'error',
      applicationVersion: '1',
      executorID: `process-${process}`,
      // Its listener would hear of nothing: no row sends or sets events.
      useListenNotify: false,
    });
    await dbos.launch();
    await dbos.registerQueue(QUEUE, {});
    await runner.refreshDbQueues(executor(), 0);
    return opened;
  }

  /** Opens as many connections as a schedule may need. */
  async warm(): Promise<void> {
    const { dbos } = this.#internals;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, () => dbos.getWorkflowStatus('none'))
    );
  }

  /** Starts, tells what the caller was told, and waits for what it began. */
  async start(
    request: StartRequest,
    told: (outcome: Outcome) => void
  ): Promise<void> {
    const options = startOptions(request, () => runIdOf(request.request));
    await this.#withBodies(async () => {
      try {
        const handle = await this.#begin(request, options);
        told(await this.#outcome(handle, request, options));
      } catch (error) {
        told(rejection(error));
      }
    });
  }

  /** Cancel, delete, start unless taken: supersede as users write it. */
  async supersede(
    input: JobInput,
    told: (words: string) => void
  ): Promise<void> {
    const { dbos } = this.#internals;
    await this.#withBodies(async () => {
      told(await supersedeInCode(dbos, input, this.#jobs));
    });
  }

  cancel(id: string): Promise<void> {
    return this.#internals.dbos.cancelWorkflow(id);
  }

  /** Whose input and whose result are stored under that id. */
  async stored(id: string): Promise<{ input?: string; result?: string }> {
    const status = await this.#internals.dbos.getWorkflowStatus(id);
    const input = status?.input?.[0] as JobInput | undefined;
    const result = status?.output as JobValue | null | undefined;
    return {
      ...(input && { input: input.request }),
      ...(result && { result: result.request }),
    };
  }

  /** Has a run made anew from what is stored of it. */
  async rewind(id: string): Promise<void> {
    await this.#internals.dbos.rewindWorkflow(id);
    await this.poll(INTERNAL_QUEUE);
  }

  /** One poll of a queue, and all that it dispatches, to its end. */
  async poll(name = QUEUE): Promise<void> {
    const { runner, executor } = this.#internals;
    const queue = runner.states.get(name)?.queue;
    if (!queue) throw new TypeError(`no queue is known by ${name}`);
    await this.#withBodies(() => runner.pollQueue(executor(), queue));
  }

  #begin(
    { key, request, kind = 'job' }: StartRequest,
    options: DbosStart
  ): Promise<DbosHandle> {
    const job = this.#jobs[kind];
    return this.#internals.dbos.startWorkflow(job, options)({ key, request });
  }

  async #outcome(
    handle: DbosHandle,
    { requestId }: StartRequest,
    { queueName, workflowID }: DbosStart
  ): Promise<Outcome> {
    const run = handle.workflowID;
    if (queueName !== undefined && run === workflowID) {
      // An id that others use as well does not tell whose run it is.
      return { type: requestId === undefined ? 'started' : 'opaque', run };
    }
    const isMine = handle.constructor.name === 'InvokedHandle';
    if (isMine) return { type: 'started', run };
    return takenOutcome(run, await handle.getStatus());
  }

  /** Bodies go on after the call that began them: waits for those as well. */
  async #withBodies(call: () => Promise<unknown>): Promise<void> {
    const before = new Set(this.#running());
    await call();
    const begun = this.#running().filter((one) => !before.has(one));
    await Promise.all(begun.map(({ promise }) => promise));
  }

  #running() {
    const { systemDatabase } = this.#internals.executor();
    return [...systemDatabase.runningWorkflowMap.values()].flat();
  }
}
