import type { Outcome } from '../../model/policy.js';
import type { Agent } from './agent.js';
import { admit, retire, workAndComplete } from './own-run.js';
import { hasEnded } from './owner-run.js';

/** The first one works; whoever meets it is refused. */
export async function reject(agent: Agent): Promise<Outcome> {
  const owner = await admit(agent);
  if (!owner) return workAndComplete(agent);
  await retire(agent);
  const why = hasEnded(owner.view) ? 'ended' : 'in-flight';
  return { kind: 'rejected', why, run: owner.run };
}
