import type { Outcome } from '../../../model/policy.js';
import type { Agent } from '../agent.js';
import {
  admit,
  begin,
  claim,
  complete,
  retire,
  work,
  workAndComplete,
} from '../own-run.js';
import { reject } from '../reject.js';
import { cancel, supersede } from '../supersede.js';
import type { PolicyMutant } from './mutant.js';
import { onlyClaims } from './only-claims.js';

async function workFirst(agent: Agent): Promise<Outcome> {
  await begin(agent);
  await work(agent);
  const owner = await claim(agent, 1);
  if (!owner) return complete(agent);
  await retire(agent);
  return { kind: 'rejected', why: 'in-flight', run: owner.run };
}

async function ignoreConflict(agent: Agent): Promise<Outcome> {
  await admit(agent);
  return workAndComplete(agent);
}

async function reclaimUnchecked(agent: Agent): Promise<Outcome> {
  const owner = await admit(agent);
  if (!owner) return workAndComplete(agent);
  await cancel(agent, owner.run);
  await admit(agent, 2);
  return { ...(await workAndComplete(agent)), kind: 'superseded' };
}

async function cancelOnly(agent: Agent): Promise<Outcome> {
  const owner = await admit(agent);
  if (!owner) return workAndComplete(agent);
  await cancel(agent, owner.run);
  await retire(agent);
  return { kind: 'superseded', run: agent.run };
}

export const OWNERSHIP_MUTANTS: readonly PolicyMutant[] = [
  {
    id: 'policy.reject/works-first',
    clause: 'policy.reject',
    title: 'The work is done before the claim, and a duplicate refused after.',
    visible: 'alone',
    programs: { reject: onlyClaims(workFirst, reject) },
  },
  {
    id: 'policy.reject/no-conflict-check',
    clause: 'policy.reject',
    title: 'The answer to the claim is not looked at: no duplicate notices.',
    visible: 'in a race',
    programs: { reject: onlyClaims(ignoreConflict, reject) },
  },
  {
    id: 'policy.supersede/forgotten-retry',
    clause: 'policy.supersede',
    title:
      'The second claim is not checked: a third that came between owns the key as well.',
    visible: 'in a race',
    programs: { supersede: onlyClaims(reclaimUnchecked, supersede) },
  },
  {
    id: 'policy.supersede/cancel-only',
    clause: 'policy.supersede',
    title: 'The owner is cancelled and nobody takes its place.',
    visible: 'alone',
    programs: { supersede: onlyClaims(cancelOnly, supersede) },
  },
];
