import type { Name } from '../../model/call.js';
import type { Outcome } from '../../model/policy.js';
import type { RunView } from '../../model/response.js';
import type { Agent } from './agent.js';
import { admit, retire, workAndComplete } from './own-run.js';
import { awaitEnd, hasEnded, replayOf } from './owner-run.js';

/** A duplicate waits for the owner, and ends as the owner did. */
export async function adopt(agent: Agent): Promise<Outcome> {
  const owner = await admit(agent);
  if (!owner) return workAndComplete(agent);
  const { run, view } = owner;
  return adoptFrom(agent, run, hasEnded(view) ? view : undefined);
}

/** Answers with the result of a run, which is waited for. */
export async function adoptFrom(
  agent: Agent,
  run: Name | undefined,
  known?: RunView
): Promise<Outcome> {
  const view = known ?? (run ? await awaitEnd(agent, run) : undefined);
  await retire(agent, view?.value);
  return view ? replayOf(view) : { kind: 'hung', run };
}
