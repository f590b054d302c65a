import type { Query, Reference, StartRequest } from '../engine.js';
import { send } from './http.js';
import type { Reply } from './outcomes.js';
import { isWorkflow, startPath } from './surfaces.js';

/** The server's two interfaces: for callers, and for administrators. */
export class RestateClient {
  constructor(
    readonly ingress: string,
    readonly admin: string
  ) {}

  /** Calls and waits for the result, or with `/send` for a receipt. */
  post(
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

  administer(run: string, action: string): Promise<Reply> {
    return send('PATCH', `${this.admin}/invocations/${run}/${action}`);
  }

  async runOf({ run, key, surface }: Reference): Promise<string | undefined> {
    if (run !== undefined) return run;
    return (await this.find({ key, surface }))?.[0];
  }

  /** Finds runs by what the server keeps of them; users cannot add to that. */
  async find(query: Query): Promise<readonly string[] | undefined> {
    if ('attributes' in query) return undefined;
    const column = isWorkflow(query.surface)
      ? 'target_service_key'
      : 'idempotency_key';
    const text = query.key.replaceAll("'", "''");
    const body = {
      query: `SELECT id FROM sys_invocation WHERE ${column} = '${text}'`,
    };
    const reply = await send('POST', `${this.admin}/query`, body);
    const { rows } = reply.body as { rows: { id: string }[] };
    return rows.map(({ id }) => id);
  }
}
