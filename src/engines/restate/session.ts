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
import { send } from './http.js';
import { acknowledged, type Reply, resultOf, sentOutcome } from './outcomes.js';
import type { RestateSdk } from './sdk.js';
import { createServices } from './services.js';
import { isWorkflow, outputPath, serviceName, startPath } from './surfaces.js';

/** A process that is a client, and in one place serves the handlers. */
class RestateSession implements EngineSession {
  constructor(
    private readonly ingress: string,
    private readonly admin: string
  ) {}

  async start(request: StartRequest): Promise<Outcome> {
    const reply = await this.#post(request, '/send');
    const peek = (run: string) =>
      this.result({ key: request.key, surface: request.surface, run });
    return sentOutcome(reply, peek);
  }

  async result(reference: Reference): Promise<Result> {
    return resultOf(await send('GET', this.ingress + outputPath(reference)));
  }

  async cancel(reference: Reference): Promise<Acknowledgement> {
    const run = await this.#runOf(reference);
    const message = 'no run has that key';
    if (run === undefined) return { type: 'rejected', why: 'absent', message };
    return acknowledged(await this.#administer(run, 'cancel'));
  }

  async signal(
    reference: Reference,
    payload: string
  ): Promise<Acknowledgement> {
    if (!isWorkflow(reference.surface)) return { type: 'not offered' };
    const { key } = reference;
    const path = `/${serviceName(reference)}/${encodeURIComponent(key)}/news`;
    return acknowledged(await send('POST', this.ingress + path, payload));
  }

  /** By what the server keeps of a run; users cannot add to that. */
  async lookup(query: Query): Promise<readonly string[] | undefined> {
    if ('attributes' in query) return undefined;
    const column = isWorkflow(query.surface)
      ? 'target_service_key'
      : 'idempotency_key';
    return this.#find(column, query.key);
  }

  async special(name: string, argument: unknown): Promise<unknown> {
    if (name === 'forget') {
      const run = await this.#runOf(argument as Reference);
      return run === undefined ? null : this.#administer(run, 'purge');
    }
    if (name === 'kill') return this.#administer(argument as string, 'kill');
    if (name === 'call') return this.#post(argument as StartRequest, '');
    if (name === 'headers') {
      return this.#post(argument as StartRequest, '/send', {
        'idempotency-key': 'any',
      });
    }
    return { error: `not offered: ${name}` };
  }

  async close(): Promise<void> {}

  #post(
    request: StartRequest,
    suffix: '' | '/send',
    headers: Readonly<Record<string, string>> = {}
  ): Promise<Reply> {
    const { key } = request;
    const url = this.ingress + startPath(request) + suffix;
    const input = { key, request: request.request };
    const own = isWorkflow(request.surface) ? {} : { 'idempotency-key': key };
    return send('POST', url, input, { ...own, ...headers });
  }

  #administer(run: string, action: string): Promise<Reply> {
    return send('PATCH', `${this.admin}/invocations/${run}/${action}`);
  }

  async #runOf({ run, key, surface }: Reference): Promise<string | undefined> {
    if (run !== undefined) return run;
    return (await this.lookup({ key, surface }))?.[0];
  }

  async #find(column: string, value: string): Promise<readonly string[]> {
    const text = value.replaceAll("'", "''");
    const query = `SELECT id FROM sys_invocation WHERE ${column} = '${text}'`;
    const { body } = await send('POST', `${this.admin}/query`, { query });
    const { rows } = body as { rows: { id: string }[] };
    return rows.map(({ id }) => id);
  }
}

export const openSession: OpenSession = async (options) => {
  const { address, sdkDirectory, ledgerUrl, place, settings } = options;
  const { port, admin = '' } = settings;
  const session = new RestateSession(address, admin);
  if (port === undefined) return session;
  const sdk = await importSdk<RestateSdk>(
    sdkDirectory,
    '@restatedev/restate-sdk'
  );
  const services = createServices(sdk, reporter(ledgerUrl, place));
  await sdk.serve({ services, port: Number(port) });
  const uri = `http://127.0.0.1:${port}`;
  const reply = await send('POST', `${admin}/deployments`, { uri });
  if (reply.status < 300) return session;
  throw new Error(`not registered: ${JSON.stringify(reply.body)}`);
};
