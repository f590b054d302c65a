import type { Outcome } from '../../../model/policy.js';
import type { RunView } from '../../../model/response.js';
import type { Agent } from '../agent.js';
import { answerFor, recordIn } from '../app-record.js';
import { inspect } from '../inspect.js';
import {
  admit,
  begin,
  complete,
  retire,
  work,
  workAndComplete,
} from '../own-run.js';
import { hasEnded, look, replayOf } from '../owner-run.js';
import type { PolicyMutant } from './mutant.js';
import { onlyClaims } from './only-claims.js';

async function adoptAtOnce(agent: Agent): Promise<Outcome> {
  const owner = await admit(agent);
  if (!owner) return workAndComplete(agent);
  const view = owner.run && (await look(agent, owner.run));
  await retire(agent);
  return view ? replayOf(view) : { kind: 'hung', run: owner.run };
}

async function takeForCompleted(agent: Agent): Promise<Outcome> {
  const owner = await admit(agent);
  if (!owner) return workAndComplete(agent);
  const { run = '' } = owner;
  const view = await look(agent, run);
  await retire(agent);
  if (!hasEnded(view)) return { kind: 'attached', run };
  return { ...replayOf(view as RunView), status: 'completed' };
}

async function readThenPut(agent: Agent): Promise<Outcome> {
  const recorded = await agent.records.read();
  if (recorded !== undefined) return answerFor(agent, recorded);
  await begin(agent);
  await recordIn(agent, async (run) => {
    await agent.records.put(run);
    return run;
  });
  await work(agent);
  return complete(agent);
}

async function recordAfterwards(agent: Agent): Promise<Outcome> {
  const recorded = await agent.records.read();
  if (recorded !== undefined) return answerFor(agent, recorded);
  await begin(agent);
  await work(agent);
  await recordIn(agent, agent.records.insert);
  return complete(agent);
}

export const MEMORY_MUTANTS: readonly PolicyMutant[] = [
  {
    id: 'policy.adopt/no-wait',
    clause: 'policy.adopt',
    title:
      'The result of the owner is read at once, whether it has one or not.',
    visible: 'in a race',
    programs: { adopt: adoptAtOnce },
  },
  {
    id: 'policy.inspect/ended-is-completed',
    clause: 'policy.inspect',
    title: 'An owner that has ended is taken for one that has completed.',
    visible: 'in a race',
    programs: { inspect: onlyClaims(takeForCompleted, inspect) },
  },
  {
    id: 'policy.app-record/read-then-put',
    clause: 'policy.app-record',
    title: 'The record is written over whatever came since it was read.',
    visible: 'in a race',
    programs: { 'app-record': readThenPut },
  },
  {
    id: 'policy.app-record/after-the-work',
    clause: 'policy.app-record',
    title: 'The record is written when the work is done.',
    visible: 'in a race',
    programs: { 'app-record': recordAfterwards },
  },
];
