/** Names its process in the ledger: bodies run here and nowhere else. */
export const PLACE = 'W';

/**
 * The Worker with the workflows, and the way to them for clients of other
 * processes. Its modules exist in the server alone: it is kept as text.
 */
export const WORKER_SOURCE = `
import { WorkflowEntrypoint } from 'cloudflare:workers';
import { NonRetryableError } from 'cloudflare:workflows';

const ONCE = { retries: { limit: 0, delay: 0 } };

class Body extends WorkflowEntrypoint {
  async run({ payload: input }, step) {
    await this.report('body', input);
    const { next, nonce } = await step.do('sensitive', ONCE, async () => {
      const { position } = await this.report('step', input);
      const decision = await this.post('/gate', input);
      await this.report('end', input);
      return { ...decision, nonce: 'n' + position };
    });
    const { request } = input;
    if (next === 'fail') throw new NonRetryableError('failed by ' + request);
    if (next === 'return') return { request, nonce };
    const wanted = { type: 'news', timeout: '2 seconds' };
    const news = await step.waitForEvent('news', wanted).catch(() => null);
    if (news === null) return { request, nonce };
    const signal = news.payload;
    await step.do('heard', ONCE, async () => {
      await this.report('signal', input, signal);
    });
    return { request, nonce, signal };
  }

  report(kind, { key, request }, detail) {
    const effect = { kind, key, request, place: '${PLACE}', detail };
    return this.post('/effect', effect);
  }

  async post(path, body) {
    const url = this.env.LEDGER + path;
    const options = { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(url, options)).json();
  }
}

export class JobBody extends Body {}
export class Other extends Body {}

async function perform(workflow, { operation, id, payload, options }) {
  const wanted = { id, params: payload, ...options };
  if (operation === 'create') return (await workflow.create(wanted)).id;
  if (operation === 'createBatch') {
    return (await workflow.createBatch([wanted])).map((one) => one.id);
  }
  const instance = await workflow.get(id);
  if (operation === 'sendEvent') {
    return instance.sendEvent({ type: 'news', payload });
  }
  return instance[operation]();
}

export default {
  async fetch(request, env) {
    if (request.method === 'GET') return new Response('up');
    const asked = await request.json();
    try {
      const answer = await perform(env[asked.kind], asked);
      return Response.json({ answer: answer ?? null });
    } catch (error) {
      return Response.json({ error: error.message });
    }
  },
};
`;
