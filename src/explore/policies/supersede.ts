import type { Call, Name } from '../../model/call.js';
import type { Outcome } from '../../model/policy.js';
import type { Agent } from './agent.js';
import { admit, assertTold, retire, workAndComplete } from './own-run.js';
import { ATTEMPTS_MAX, hasEnded } from './owner-run.js';
import { PAUSES_MS } from './sleep.js';

/** A key that outlives its run cannot be taken over. */
const NO_WINDOW_MS = 0;

/**
 * Cancels the owner and asks for the key again, until it has it: between the
 * two a third may have come, who is the owner now (ABA).
 */
export async function supersede(agent: Agent): Promise<Outcome> {
  const cancelled: Name[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const owner = await admit(agent, attempt, NO_WINDOW_MS);
    if (!owner) {
      const done = await workAndComplete(agent);
      if (cancelled.length === 0) return done;
      return { ...done, kind: 'superseded', cancelled };
    }
    if (hasEnded(owner.view)) {
      // Its window is over at once, but by the clock of its own process.
      await agent.sleep(PAUSES_MS[attempt - 1] ?? 0);
    } else if (await cancel(agent, owner.run)) {
      cancelled.push(owner.run as Name);
    }
  }
  await retire(agent);
  return { kind: 'rejected', why: 'contended', cancelled };
}

/** Whether it was this call that ended the run, or one like it. */
export async function cancel(
  agent: Agent,
  run: Name | undefined
): Promise<boolean> {
  if (run === undefined) return false;
  const value = `cancelled-for-${agent.run}`;
  const call: Call = { kind: 'endRun', run, status: 'cancelled', value };
  const response = await agent.ask(call);
  if (!response.ok) assertTold(response);
  return response.ok;
}
