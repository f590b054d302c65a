import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  EngineSession,
  OpenSession,
  Query,
  Reference,
  StartRequest,
} from '../engine.js';
import type { Acknowledgement, Outcome, Result } from '../outcome.js';
import { importSdk } from '../session/sdk.js';
import { refusalOf, rejection, resultOf } from './outcomes.js';
import type {
  ClientSdk,
  StartReply,
  TemporalClient,
  TemporalConnection,
  TemporalHandle,
} from './sdk.js';
import { SPECIALS, TASK_QUEUE } from './specials.js';
import { policiesOf } from './surfaces.js';
import { startWorker } from './worker.js';

/** What the server answered to a start. */
interface Kept {
  reply?: StartReply;
  refusal?: unknown;
}

/** A process that is client and worker of Temporal. */
class TemporalSession implements EngineSession {
  /** The server says more than the SDK makes of it, in both its answers. */
  readonly #replies = new AsyncLocalStorage<Kept>();

  constructor(
    private readonly client: TemporalClient,
    private readonly connection: TemporalConnection,
    private readonly bare: TemporalConnection,
    private readonly stopWorker: () => void
  ) {
    const { workflowService } = connection;
    const start = workflowService.startWorkflowExecution.bind(workflowService);
    workflowService.startWorkflowExecution = async (request) => {
      const kept: Kept = this.#replies.getStore() ?? {};
      try {
        kept.reply = await start(request);
        return kept.reply;
      } catch (error) {
        kept.refusal = error;
        throw error;
      }
    };
  }

  async start(request: StartRequest): Promise<Outcome> {
    const { key, surface, kind = 'job', attributes } = request;
    const kept: Kept = {};
    const options = {
      workflowId: key,
      taskQueue: TASK_QUEUE,
      args: [{ key, request: request.request }],
      ...policiesOf(surface),
      ...(attributes && { searchAttributes: listed(attributes) }),
    };
    try {
      const handle = await this.#replies.run(kept, () =>
        this.client.workflow.start(kind, options)
      );
      const run = handle.firstExecutionRunId;
      const isThere = kept.reply?.started === false;
      return { type: isThere ? 'attached' : 'started', run };
    } catch (error) {
      if (error instanceof Error) error.cause ??= kept.refusal;
      return rejection(error);
    }
  }

  async result({ key, run }: Reference): Promise<Result> {
    const handle = this.client.workflow.getHandle(key, run);
    try {
      const { status, runId } = await handle.describe();
      const known = resultOf(status.name);
      if (known) return known;
      // The key may have passed to a newer run by now.
      const same = this.client.workflow.getHandle(key, runId);
      return { state: 'value', value: await same.result() };
    } catch (error) {
      if (refusalOf(error) === 'absent') return { state: 'unknown' };
      throw error;
    }
  }

  cancel(reference: Reference): Promise<Acknowledgement> {
    return this.#on(reference, (handle) => handle.cancel());
  }

  signal(reference: Reference, payload: string): Promise<Acknowledgement> {
    return this.#on(reference, (handle) => handle.signal('news', payload));
  }

  async lookup(query: Query): Promise<readonly string[]> {
    if ('key' in query) {
      const result = await this.result(query);
      return result.state === 'unknown' ? [] : [query.key];
    }
    const clauses = Object.entries(query.attributes).map(
      ([name, value]) => `${name} = '${value}'`
    );
    const found: string[] = [];
    const list = this.client.workflow.list({ query: clauses.join(' AND ') });
    for await (const { runId } of list) found.push(runId);
    return found;
  }

  async special(name: string, argument: unknown): Promise<unknown> {
    const perform = SPECIALS[name];
    if (!perform) return { error: `not offered: ${name}` };
    try {
      const services = {
        usual: this.connection.workflowService,
        bare: this.bare.workflowService,
      };
      return await perform(services, argument as never);
    } catch (error) {
      return rejection(error);
    }
  }

  async close(): Promise<void> {
    this.stopWorker();
    await Promise.all([this.connection.close(), this.bare.close()]);
  }

  async #on(
    { key, run }: Reference,
    perform: (handle: TemporalHandle) => Promise<unknown>
  ): Promise<Acknowledgement> {
    try {
      await perform(this.client.workflow.getHandle(key, run));
      return { type: 'accepted' };
    } catch (error) {
      return rejection(error);
    }
  }
}

function listed(attributes: Readonly<Record<string, string>>) {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.map(([name, value]) => [name, [value]]));
}

export const openSession: OpenSession = async (options) => {
  const { address, sdkDirectory } = options;
  const { Connection, Client } = await importSdk<ClientSdk>(
    sdkDirectory,
    '@temporalio/client'
  );
  const connection = await Connection.connect({ address });
  const bare = await Connection.connect({ address, interceptors: [] });
  const stopWorker = await startWorker(options, TASK_QUEUE);
  const client = new Client({ connection });
  return new TemporalSession(client, connection, bare, stopWorker);
};
