import type { Capability, Contract } from '../model/contract.js';
import type { Draft, Op } from '../model/plan.js';
import type { PolicyRequest } from '../model/policy.js';

/** The capability without which an operation cannot be asked at all. */
function neededBy(op: Op): Capability | undefined {
  if (op.kind === 'setAttributes') return 'attributes';
  if (op.kind === 'keyedStart') return 'keyedStart';
  if (op.kind === 'request') return neededByRequest(op);
  if (op.kind === 'findRuns') return 'attributeLookup';
  if (op.kind === 'listRuns' && Array.isArray(op.status)) return 'statusArray';
  return undefined;
}

function neededByRequest({
  policy,
  over,
}: PolicyRequest): Capability | undefined {
  if (over === 'keyed') return 'keyedStart';
  return policy === 'bridge' || policy === 'query' ? 'attributes' : undefined;
}

function stripped(op: Op, { capabilities }: Contract): Op {
  if (op.kind === 'createHook' && !capabilities.has('hookRetention')) {
    const { retainMs: _, ...rest } = op;
    return rest;
  }
  if (op.kind === 'createRun' && !capabilities.has('attributes')) {
    const { attributes: _, ...rest } = op;
    return rest;
  }
  const resumes = op.kind === 'resume' || op.kind === 'resumeByToken';
  if (resumes && !capabilities.has('hookResumeDedup')) {
    const { resumeId: _, ...rest } = op;
    return rest;
  }
  return op;
}

function adaptOps(ops: readonly Op[], contract: Contract): Op[] {
  return ops
    .filter((op) => {
      const need = neededBy(op);
      return need === undefined || contract.capabilities.has(need);
    })
    .map((op) => stripped(op, contract));
}

/**
 * Leaves out of a draft what the subject does not promise, and processes that
 * it is not to have: their actors move into the last one.
 */
export function adaptDraft(
  draft: Draft,
  contract: Contract,
  processesMax = Number.POSITIVE_INFINITY
): Draft {
  const shared = contract.capabilities.has('sharedState');
  const last = shared ? processesMax - 1 : 0;
  const { tickMs, skewMs } = draft.clock;
  return {
    setup: adaptOps(draft.setup, contract),
    actors: draft.actors.map(({ name, process, ops }) => ({
      name,
      process: Math.min(process, last),
      ops: adaptOps(ops, contract),
    })),
    clock: { tickMs, skewMs: skewOf(skewMs.slice(0, last + 1), contract) },
  };
}

/** Processes of one machine read one clock. */
function skewOf(
  skewMs: readonly number[],
  { capabilities }: Contract
): readonly number[] {
  return capabilities.has('distributed') ? skewMs : skewMs.map(() => 0);
}
