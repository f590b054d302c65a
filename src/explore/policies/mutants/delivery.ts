import type { Program } from '../agent.js';
import { type Body, dance, live } from '../dance.js';
import { nextPayloads, payloads } from '../mailbox.js';
import { begin, claim, retire, work, workAndComplete } from '../own-run.js';
import { forward } from '../owner-run.js';
import { workOnce } from '../route.js';
import { duplicate } from './duplicate.js';
import { mutantOf, type PolicyMutant } from './mutant.js';

const swallowNotFound = duplicate(async (agent, owner) => {
  const run = (await forward(agent)) ?? owner.run;
  await retire(agent);
  return { kind: 'attached', run, delivered: true };
});

const sendTwice = duplicate(async (agent) => {
  const run = await forward(agent);
  if (run !== undefined) await forward(agent);
  await retire(agent);
  if (run === undefined) return { kind: 'rejected', why: 'not-delivered' };
  return { kind: 'attached', run, delivered: true };
});

/** Whoever has the key is sent the payload, as it should; else what is told. */
function unlessForwarded(first: Program): Program {
  return async (agent) => {
    const run = await forward(agent);
    if (run === undefined) return first(agent);
    return { kind: 'attached', run, delivered: true };
  };
}

const startWithoutRetry = unlessForwarded(async (agent) => {
  const { run } = agent;
  await begin(agent);
  agent.background(live(agent, workOnce));
  return { kind: 'started', run, delivered: true };
});

const startUnclaimed = unlessForwarded(async (agent) => {
  await begin(agent);
  await claim(agent, 1);
  return workAndComplete(agent);
});

const workOnFirst: Body = async (agent) => {
  let read = 0;
  for (;;) {
    const fresh = await nextPayloads(agent, read);
    const [payload] = fresh;
    if (payload === undefined) return;
    if (read === 0) await work(agent, payload);
    read += fresh.length;
  }
};

const workOnAll: Body = async (agent) => {
  let done = 0;
  for (let read = 0; ; ) {
    const fresh = await nextPayloads(agent, read);
    if (fresh.length === 0) return;
    read += fresh.length;
    // Replays the whole log after each wake-up, without a memory of its steps.
    for (const payload of await payloads(agent)) {
      await work(agent, payload, ++done);
    }
  }
};

export const DELIVERY_MUTANTS: readonly PolicyMutant[] = [
  mutantOf('signal', {
    name: 'silent',
    title: 'HookNotFoundError is swallowed: the sender takes it for delivered.',
    visible: 'in a race',
    program: swallowNotFound,
    over: 'claim',
  }),
  mutantOf('signal', {
    name: 'sends-twice',
    title: 'The payload is sent again for safety, without a resumeId.',
    visible: 'alone',
    program: sendTwice,
    over: 'claim',
  }),
  mutantOf('route', {
    name: 'no-retry',
    title: 'The route starts a run and never sends it the payload.',
    visible: 'alone',
    program: startWithoutRetry,
    over: 'claim',
  }),
  mutantOf('route', {
    name: 'no-conflict-check',
    title: 'Two routes start a run each, and neither run minds the other.',
    visible: 'in a race',
    program: startUnclaimed,
    over: 'claim',
  }),
  mutantOf('entity', {
    name: 'first-only',
    title: 'The entity works on the first payload and on no other.',
    visible: 'in a race',
    program: (agent) => dance(agent, workOnFirst),
  }),
  mutantOf('entity', {
    name: 'works-again',
    title: 'Each payload makes the entity work on all of them again.',
    visible: 'in a race',
    program: (agent) => dance(agent, workOnAll),
  }),
];
