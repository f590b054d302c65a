import type { Name } from '../../model/call.js';
import type { Outcome } from '../../model/policy.js';
import type { Agent } from './agent.js';
import { begin, complete, onOwnRun, retire, work } from './own-run.js';
import { hasEnded, look, replayOf } from './owner-run.js';

/**
 * The run puts itself under the key in a step, before its work; the table has
 * a unique key, so of two runs one finds the other there. No hook is needed,
 * and the record outlives the run.
 */
export async function appRecord(agent: Agent): Promise<Outcome> {
  const recorded = await agent.records.read();
  if (recorded !== undefined) return answerFor(agent, recorded);
  await begin(agent);
  const stands = await recordIn(agent, agent.records.insert);
  if (stands === agent.run) {
    await work(agent);
    return complete(agent);
  }
  await retire(agent);
  return answerFor(agent, stands);
}

/** Writes the record as a step of the run; the run that then stands there. */
export async function recordIn(
  agent: Agent,
  write: (run: Name) => Promise<Name>
): Promise<Name> {
  const { run } = agent;
  const step = `${run}-s0`;
  await onOwnRun(agent, { kind: 'createStep', run, step });
  await onOwnRun(agent, { kind: 'startStep', run, step });
  const stands = await write(run);
  await agent.ask({ kind: 'completeStep', run, step });
  return stands;
}

/** What the run under the key has come to. */
export async function answerFor(agent: Agent, run: Name): Promise<Outcome> {
  const view = await look(agent, run);
  if (view && hasEnded(view)) return replayOf(view);
  return { kind: 'attached', run };
}
