import type { Program } from '../agent.js';
import {
  admit,
  begin,
  claim,
  complete,
  retire,
  work,
  workAndComplete,
} from '../own-run.js';
import { cancel } from '../supersede.js';
import { duplicate } from './duplicate.js';
import { mutantOf, type PolicyMutant } from './mutant.js';

const workFirst: Program = async (agent) => {
  await begin(agent);
  await work(agent);
  const owner = await claim(agent, 1);
  if (!owner) return complete(agent);
  await retire(agent);
  return { kind: 'rejected', why: 'in-flight', run: owner.run };
};

const reclaimUnchecked = duplicate(async (agent, { run }) => {
  await cancel(agent, run);
  await admit(agent, 2);
  return { ...(await workAndComplete(agent)), kind: 'superseded' };
});

const cancelOnly = duplicate(async (agent, { run }) => {
  await cancel(agent, run);
  await retire(agent);
  return { kind: 'superseded', run: agent.run };
});

export const OWNERSHIP_MUTANTS: readonly PolicyMutant[] = [
  mutantOf('reject', {
    name: 'works-first',
    title: 'The work is done before the claim, and a duplicate refused after.',
    visible: 'alone',
    program: workFirst,
    over: 'claim',
  }),
  mutantOf('reject', {
    name: 'no-conflict-check',
    title: 'The answer to the claim is not looked at: no duplicate notices.',
    visible: 'in a race',
    program: duplicate(workAndComplete),
    over: 'claim',
  }),
  mutantOf('supersede', {
    name: 'forgotten-retry',
    title:
      'The second claim is not checked: a third that came between owns the key as well.',
    visible: 'in a race',
    program: reclaimUnchecked,
    over: 'claim',
  }),
  mutantOf('supersede', {
    name: 'cancel-only',
    title: 'The owner is cancelled and nobody takes its place.',
    visible: 'alone',
    program: cancelOnly,
    over: 'claim',
  }),
];
