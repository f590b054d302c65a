import type { Outcome } from '../../../model/policy.js';
import type { Agent, Program } from '../agent.js';
import { admit, type Owner, workAndComplete } from '../own-run.js';

/** The first one works, as it should; whoever meets it does what is told. */
export function duplicate(
  meet: (agent: Agent, owner: Owner) => Promise<Outcome>
): Program {
  return async (agent) => {
    const owner = await admit(agent);
    return owner ? meet(agent, owner) : workAndComplete(agent);
  };
}
