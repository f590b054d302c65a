import type { Outcome } from '../../model/policy.js';
import type { Agent } from './agent.js';
import { admit, claim, retire, workAndComplete } from './own-run.js';
import { ATTEMPTS_MAX, forward, hasEnded } from './owner-run.js';
import { PAUSES_MS } from './sleep.js';

/**
 * A duplicate forwards its payload to the owner. An owner that is gone by then
 * (HookNotFoundError) has left the key: the duplicate asks for it again.
 */
export async function signal(agent: Agent): Promise<Outcome> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    if (attempt > 1) await untilMailbox(agent, attempt);
    const owner = await admit(agent, attempt);
    if (!owner) {
      await openMailbox(agent);
      return workAndComplete(agent);
    }
    const reached = await forward(agent);
    if (reached !== undefined) {
      await retire(agent);
      return { kind: 'attached', run: reached, delivered: true };
    }
    if (hasEnded(owner.view)) {
      return { kind: 'rejected', why: 'ended', run: owner.run };
    }
  }
  await retire(agent);
  return { kind: 'rejected', why: 'not-delivered' };
}

/** A keyed start registers no hook: its run does, a moment later. */
async function openMailbox(agent: Agent): Promise<void> {
  if (agent.request.over === 'keyed') await claim(agent, 1);
}

async function untilMailbox(agent: Agent, attempt: number): Promise<void> {
  if (agent.request.over === 'keyed') {
    await agent.sleep(PAUSES_MS[attempt - 1] ?? 0);
  }
}
