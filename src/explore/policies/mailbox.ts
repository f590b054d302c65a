import type { Agent } from './agent.js';
import { assertTold } from './own-run.js';
import { PATIENCE_MS } from './sleep.js';

/** The payloads that the run of the request has been sent, in their order. */
export async function payloads(agent: Agent): Promise<readonly string[]> {
  const { run } = agent;
  const response = await agent.ask({ kind: 'listEvents', run });
  if (!response.ok) assertTold(response);
  const events = (response.ok && response.events) || [];
  return events.flatMap(({ type, value }) =>
    type === 'hook_received' && typeof value === 'string' ? [value] : []
  );
}

/** Waits for payloads beyond the first `read`; none if none came in time. */
export async function nextPayloads(
  agent: Agent,
  read: number
): Promise<readonly string[]> {
  for (const pauseMs of PATIENCE_MS) {
    const fresh = (await payloads(agent)).slice(read);
    if (fresh.length > 0) return fresh;
    await agent.sleep(pauseMs);
  }
  return (await payloads(agent)).slice(read);
}
