import type { Outcome } from '../../model/policy.js';
import type { Agent } from './agent.js';
import { dance } from './dance.js';
import { nextPayloads } from './mailbox.js';
import { complete, work } from './own-run.js';

/** A run of its route that works once, for the first payload it is sent. */
export function route(agent: Agent): Promise<Outcome> {
  return dance(agent, workOnce);
}

export async function workOnce(agent: Agent): Promise<void> {
  const [payload] = await nextPayloads(agent, 0);
  if (payload !== undefined) await work(agent, payload);
  await complete(agent);
}
