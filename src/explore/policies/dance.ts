import type { Outcome } from '../../model/policy.js';
import type { Agent } from './agent.js';
import { admitKeyed, begin, claim, type Owner, retire } from './own-run.js';
import { forward, hasEnded } from './owner-run.js';
import { PAUSES_MS } from './sleep.js';

/** What a run does from the moment on at which it has the key. */
export type Body = (agent: Agent) => Promise<unknown>;

/**
 * Resume or start, then retry: between the start of a run and the
 * registration of its hook a payload has nowhere to go. The run goes on
 * beside the route, as it would on a worker.
 */
export async function dance(agent: Agent, body: Body): Promise<Outcome> {
  let reached = await forward(agent);
  const owner = reached ? undefined : await start(agent, body);
  for (const pauseMs of PAUSES_MS) {
    reached ??= await forward(agent);
    if (reached !== undefined || hasEnded(owner?.view)) break;
    await agent.sleep(pauseMs);
  }
  if (reached === undefined) {
    const why = hasEnded(owner?.view) ? 'ended' : 'not-delivered';
    return { kind: 'rejected', why, run: owner?.run };
  }
  const kind = reached === agent.run ? 'started' : 'attached';
  return { kind, run: reached, delivered: true };
}

/** Starts a run beside the route, unless the key has one already. */
async function start(agent: Agent, body: Body): Promise<Owner | undefined> {
  if (agent.request.over === 'keyed') {
    const owner = await admitKeyed(agent);
    if (owner) return owner;
  } else await begin(agent);
  agent.background(live(agent, body));
  return undefined;
}

/** The run claims the key first; the one that does not get it is done. */
export async function live(agent: Agent, body: Body): Promise<void> {
  const owner = await claim(agent, 1);
  if (owner) await retire(agent);
  else await body(agent);
}
