import type { RunView } from '../../../model/response.js';
import type { Program } from '../agent.js';
import { answerFor, recordIn } from '../app-record.js';
import { begin, complete, retire, work } from '../own-run.js';
import { hasEnded, look, replayOf } from '../owner-run.js';
import { duplicate } from './duplicate.js';
import { mutantOf, type PolicyMutant } from './mutant.js';

const adoptAtOnce = duplicate(async (agent, { run }) => {
  const view = run && (await look(agent, run));
  await retire(agent);
  return view ? replayOf(view) : { kind: 'hung', run };
});

const takeForCompleted = duplicate(async (agent, { run = '' }) => {
  const view = await look(agent, run);
  await retire(agent);
  if (!hasEnded(view)) return { kind: 'attached', run };
  return { ...replayOf(view as RunView), status: 'completed' };
});

/** What stands in the table is answered, as it should; else what is told. */
function unlessRecorded(first: Program): Program {
  return async (agent) => {
    const recorded = await agent.records.read();
    return recorded === undefined ? first(agent) : answerFor(agent, recorded);
  };
}

const readThenPut = unlessRecorded(async (agent) => {
  await begin(agent);
  await recordIn(agent, async (run) => {
    await agent.records.put(run);
    return run;
  });
  await work(agent);
  return complete(agent);
});

const recordAfterwards = unlessRecorded(async (agent) => {
  await begin(agent);
  await work(agent);
  await recordIn(agent, agent.records.insert);
  return complete(agent);
});

export const MEMORY_MUTANTS: readonly PolicyMutant[] = [
  mutantOf('adopt', {
    name: 'no-wait',
    title:
      'The result of the owner is read at once, whether it has one or not.',
    visible: 'in a race',
    program: adoptAtOnce,
  }),
  mutantOf('inspect', {
    name: 'ended-is-completed',
    title: 'An owner that has ended is taken for one that has completed.',
    visible: 'in a race',
    program: takeForCompleted,
    over: 'claim',
  }),
  mutantOf('app-record', {
    name: 'read-then-put',
    title: 'The record is written over whatever came since it was read.',
    visible: 'in a race',
    program: readThenPut,
  }),
  mutantOf('app-record', {
    name: 'after-the-work',
    title: 'The record is written when the work is done.',
    visible: 'in a race',
    program: recordAfterwards,
  }),
];
