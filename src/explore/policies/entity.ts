import type { Outcome } from '../../model/policy.js';
import type { Agent } from './agent.js';
import { dance } from './dance.js';
import { nextPayloads } from './mailbox.js';
import { work } from './own-run.js';

/** One run a key that stays, and works on each payload it is sent. */
export function entity(agent: Agent): Promise<Outcome> {
  return dance(agent, workForEver);
}

/** For ever is until nobody is left who might send anything. */
async function workForEver(agent: Agent): Promise<void> {
  let done = 0;
  for (;;) {
    const fresh = await nextPayloads(agent, done);
    if (fresh.length === 0) return;
    for (const payload of fresh) await work(agent, payload, ++done);
  }
}
