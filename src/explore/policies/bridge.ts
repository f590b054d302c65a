import type { Attributes } from '../../model/call.js';
import type { Outcome } from '../../model/policy.js';
import type { RunView } from '../../model/response.js';
import { adoptFrom } from './adopt.js';
import type { Agent } from './agent.js';
import {
  assertTold,
  begin,
  claim,
  onOwnRun,
  retire,
  workAndComplete,
} from './own-run.js';
import { replayOf } from './owner-run.js';

/** The attribute by which a later request finds a run of its key. */
const MEMORY = 'idempotency';

/**
 * The documented bridge to post-completion memory: the claim is the mutex of
 * runs in flight; whoever wins it looks for a completed run of the key, and
 * takes that one's result.
 */
export async function bridge(agent: Agent): Promise<Outcome> {
  await begin(agent);
  const owner = await claim(agent, 1);
  if (owner) return adoptFrom(agent, owner.run);
  const prior = await completedRun(agent);
  if (prior) {
    await retire(agent, prior.value);
    return replayOf(prior);
  }
  await remember(agent);
  return workAndComplete(agent);
}

/**
 * Memory without a mutex: the query and the start are two calls, and of two
 * requests at once neither finds the other.
 */
export async function query(agent: Agent): Promise<Outcome> {
  const prior = await completedRun(agent);
  if (prior) return replayOf(prior);
  await begin(agent);
  await remember(agent);
  return workAndComplete(agent);
}

async function remember(agent: Agent): Promise<void> {
  const { run } = agent;
  const { key } = agent.request;
  const changes = [[MEMORY, key]] as const;
  await onOwnRun(agent, { kind: 'setAttributes', run, changes });
}

/** The completed run of the key that is found first. */
async function completedRun(agent: Agent): Promise<RunView | undefined> {
  const wanted = { [MEMORY]: agent.request.key };
  const found = agent.canFindRuns
    ? await findRuns(agent, wanted)
    : await scanRuns(agent, wanted);
  for (const { run } of found) {
    const response = await agent.ask({ kind: 'getRun', run });
    if (!response.ok) assertTold(response);
    else if (response.run?.status === 'completed') return response.run;
  }
  return undefined;
}

async function findRuns(
  agent: Agent,
  attributes: Attributes
): Promise<readonly RunView[]> {
  const response = await agent.ask({ kind: 'findRuns', attributes });
  if (!response.ok) assertTold(response);
  return (response.ok && response.runs) || [];
}

/** What a client does where the World cannot filter: it reads them all. */
async function scanRuns(
  agent: Agent,
  wanted: Attributes
): Promise<readonly RunView[]> {
  const response = await agent.ask({ kind: 'listRuns', status: 'completed' });
  if (!response.ok) assertTold(response);
  const runs = (response.ok && response.runs) || [];
  return runs.filter(({ attributes = {} }) =>
    Object.entries(wanted).every(([key, value]) => attributes[key] === value)
  );
}
