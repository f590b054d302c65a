import type { Outcome } from '../../../model/policy.js';
import type { Agent } from '../agent.js';
import { type Body, dance } from '../dance.js';
import { nextPayloads, payloads } from '../mailbox.js';
import {
  admit,
  begin,
  claim,
  complete,
  retire,
  work,
  workAndComplete,
} from '../own-run.js';
import { forward } from '../owner-run.js';
import { route } from '../route.js';
import { signal } from '../signal.js';
import type { PolicyMutant } from './mutant.js';
import { onlyClaims } from './only-claims.js';

async function swallowNotFound(agent: Agent): Promise<Outcome> {
  const owner = await admit(agent);
  if (!owner) return workAndComplete(agent);
  const reached = (await forward(agent)) ?? owner.run;
  await retire(agent);
  return { kind: 'attached', run: reached, delivered: true };
}

async function sendTwice(agent: Agent): Promise<Outcome> {
  const owner = await admit(agent);
  if (!owner) return workAndComplete(agent);
  const reached = await forward(agent);
  if (reached !== undefined) await forward(agent);
  await retire(agent);
  if (reached === undefined) return { kind: 'rejected', why: 'not-delivered' };
  return { kind: 'attached', run: reached, delivered: true };
}

async function startWithoutRetry(agent: Agent): Promise<Outcome> {
  const { run } = agent;
  const reached = await forward(agent);
  if (reached !== undefined) {
    return { kind: 'attached', run: reached, delivered: true };
  }
  await begin(agent);
  agent.background(liveOnce(agent));
  return { kind: 'started', run, delivered: true };
}

async function liveOnce(agent: Agent): Promise<void> {
  if (await claim(agent, 1)) return retire(agent);
  const [payload] = await nextPayloads(agent, 0);
  if (payload !== undefined) await work(agent, payload);
  await complete(agent);
}

async function startUnclaimed(agent: Agent): Promise<Outcome> {
  const reached = await forward(agent);
  if (reached !== undefined) {
    return { kind: 'attached', run: reached, delivered: true };
  }
  await begin(agent);
  await claim(agent, 1);
  return workAndComplete(agent);
}

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
  {
    id: 'policy.signal/silent',
    clause: 'policy.signal',
    title: 'HookNotFoundError is swallowed: the sender takes it for delivered.',
    visible: 'in a race',
    programs: { signal: onlyClaims(swallowNotFound, signal) },
  },
  {
    id: 'policy.signal/sends-twice',
    clause: 'policy.signal',
    title: 'The payload is sent again for safety, without a resumeId.',
    visible: 'alone',
    programs: { signal: onlyClaims(sendTwice, signal) },
  },
  {
    id: 'policy.route/no-retry',
    clause: 'policy.route',
    title: 'The route starts a run and never sends it the payload.',
    visible: 'alone',
    programs: { route: onlyClaims(startWithoutRetry, route) },
  },
  {
    id: 'policy.route/no-conflict-check',
    clause: 'policy.route',
    title: 'Two routes start a run each, and neither run minds the other.',
    visible: 'in a race',
    programs: { route: onlyClaims(startUnclaimed, route) },
  },
  {
    id: 'policy.entity/first-only',
    clause: 'policy.entity',
    title: 'The entity works on the first payload and on no other.',
    visible: 'in a race',
    programs: { entity: (agent) => dance(agent, workOnFirst) },
  },
  {
    id: 'policy.entity/works-again',
    clause: 'policy.entity',
    title: 'Each payload makes the entity work on all of them again.',
    visible: 'in a race',
    programs: { entity: (agent) => dance(agent, workOnAll) },
  },
];
