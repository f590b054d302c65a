import type { Outcome } from '../../model/policy.js';
import type { Agent } from './agent.js';
import { admit, type Owner, retire, workAndComplete } from './own-run.js';
import { ATTEMPTS_MAX, hasEnded, look, replayOf } from './owner-run.js';

/**
 * Goes by the owner's status: joins one that is active, takes the result of
 * one that completed, and asks for the key again where it failed or was
 * cancelled, unless the key is remembered for it.
 */
export async function inspect(agent: Agent): Promise<Outcome> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const owner = await admit(agent, attempt);
    if (!owner) return workAndComplete(agent);
    const decision = await decide(agent, owner);
    if (!decision) continue;
    await retire(agent);
    return decision;
  }
  await retire(agent);
  return { kind: 'rejected', why: 'contended' };
}

async function decide(
  agent: Agent,
  { run, view }: Owner
): Promise<Outcome | undefined> {
  if (run === undefined) return undefined;
  const seen = view ?? (await look(agent, run));
  if (!seen) return undefined;
  if (!hasEnded(seen)) return { kind: 'attached', run };
  const isRemembered = agent.request.over === 'keyed';
  const isOver = seen.status === 'completed' || isRemembered;
  return isOver ? replayOf(seen) : undefined;
}
