import type { Name, TerminalStatus } from '../../model/call.js';
import type { Outcome } from '../../model/policy.js';
import type { RunView } from '../../model/response.js';
import { isTerminal } from '../../model/state.js';
import type { Agent } from './agent.js';
import { assertTold, ownerOf } from './own-run.js';
import { PAUSES_MS } from './sleep.js';

/** How often a policy asks for the key before it gives up. */
export const ATTEMPTS_MAX = 4;

/** Reads a run of somebody else; undefined where there is none. */
export async function look(
  agent: Agent,
  run: Name
): Promise<RunView | undefined> {
  const response = await agent.ask({ kind: 'getRun', run });
  if (!response.ok) assertTold(response);
  return response.ok ? response.run : undefined;
}

export function hasEnded(view: RunView | undefined): boolean {
  return view !== undefined && isTerminal(view.status);
}

/** The result of a run that has ended, as the answer to a duplicate. */
export function replayOf({ run, status, value }: RunView): Outcome {
  return { kind: 'replayed', run, status: status as TerminalStatus, value };
}

/** Polls a run until it ends; undefined if it does not while one can wait. */
export async function awaitEnd(
  agent: Agent,
  run: Name
): Promise<RunView | undefined> {
  for (const pauseMs of PAUSES_MS) {
    const view = await look(agent, run);
    if (hasEnded(view)) return view;
    await agent.sleep(pauseMs);
  }
  const view = await look(agent, run);
  return hasEnded(view) ? view : undefined;
}

/**
 * Hands the payload of the request to whoever has the key: the run that took
 * it, or undefined where nobody is there, or no longer (HookNotFoundError).
 */
export async function forward(agent: Agent): Promise<Name | undefined> {
  const found = await ownerOf(agent);
  if (!found) return undefined;
  const { run, hook } = found;
  const payload = agent.request.input;
  const response = await agent.ask({ kind: 'resume', run, hook, payload });
  if (!response.ok) assertTold(response);
  return response.ok ? run : undefined;
}
