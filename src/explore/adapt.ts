import type {
  Birth,
  CreateHook,
  Name,
  Resume,
  RetryStep,
} from '../model/call.js';
import type { Capability, Contract } from '../model/contract.js';
import { hasFeature } from '../model/contract-features.js';
import { isRelated } from '../model/log-calls.js';
import type { PolicyRequest } from '../model/policy.js';
import { callersOf, isFault } from './plan/faults.js';
import type { Draft, Op } from './plan/plan.js';

/** The capability without which an operation cannot be asked at all. */
export function neededBy(op: Op): Capability | undefined {
  if (op.kind === 'setAttributes') return 'attributes';
  if (op.kind === 'startRun' && op.data) return 'resilientStart';
  if (isRelated(op)) return 'runCorrelation';
  if ('wait' in op) return 'waits';
  if (op.kind === 'getRuns') return 'getMany';
  if (op.kind === 'createBatch') return 'createBatch';
  if (op.kind === 'cancelRuns') return 'cancelMany';
  if (op.kind === 'awaitRun') return 'waitForTerminalStatus';
  if (op.kind === 'keyedStart') return 'keyedStart';
  if (op.kind === 'request') return neededByRequest(op);
  if (op.kind === 'findRuns') return 'attributeLookup';
  if (op.kind === 'listRuns' && Array.isArray(op.status)) return 'statusArray';
  if (op.kind === 'getEvent') return 'eventsGet';
  if (op.kind === 'lazyStartStep') return 'lazyStart';
  return undefined;
}

function neededByRequest({
  policy,
  over,
}: PolicyRequest): Capability | undefined {
  if (over === 'keyed') return 'keyedStart';
  return policy === 'bridge' || policy === 'query' ? 'attributes' : undefined;
}

/**
 * If no schedule moves the clock that deadlines are judged by, nothing is asked
 * that needs time to pass, and no deadline may pass by itself.
 */
const FAR_MS = 60 * 60 * 1000;

function isTimeless({ capabilities }: Contract): boolean {
  return capabilities.has('hookRetention') && !capabilities.has('virtualTime');
}

function stripped(op: Op, contract: Contract): Op {
  const { capabilities } = contract;
  if (op.kind === 'createHook') return asked(claimed(op, contract), contract);
  if (op.kind === 'retryStep') return asked(awaited(op, contract), contract);
  if (!capabilities.has('attributes')) {
    if (op.kind === 'createRun') return withoutAttributes(op);
    if (op.kind === 'startRun' && op.data) {
      return { ...op, data: withoutAttributes(op.data) };
    }
  }
  if (op.kind === 'endRun' && !hasFeature(contract, 'cancelReason')) {
    const { reason: _, ...rest } = op;
    return rest;
  }
  const sets = op.kind === 'createRun' || op.kind === 'setAttributes';
  if (sets && !hasFeature(contract, 'reservedAttributes')) {
    const { allowsReserved: _, ...rest } = op;
    return rest;
  }
  const resumes = op.kind === 'resume' || op.kind === 'resumeByToken';
  if (resumes && !capabilities.has('hookResumeDedup')) {
    const { resumeId: _, ...rest } = op;
    return asked('preloads' in rest ? withoutPreload(rest) : rest, contract);
  }
  return asked(op, contract);
}

function withoutPreload({ preloads: _, ...rest }: Resume): Resume {
  return rest;
}

/** What a writer has seen of the log is said as the contract lets it be said. */
function asked(op: Op, contract: Contract): Op {
  if (!('asks' in op) || op.asks === undefined) return op;
  const bySlots = contract.capabilities.has('slots');
  const byCursor = hasFeature(contract, 'sinceCursor');
  const { asks, ...rest } = op;
  if (asks === 'count' && bySlots) return op;
  if (asks === 'cursor' && byCursor) return op;
  if (asks === 'both' && bySlots && byCursor) return op;
  if (asks === 'both' && byCursor) return { ...rest, asks: 'cursor' };
  return rest;
}

function withoutAttributes<Born extends Birth>({
  attributes: _,
  allowsReserved: __,
  ...rest
}: Born): Omit<Born, 'attributes' | 'allowsReserved'> {
  return rest;
}

/** Where no schedule moves the clock no attempt may become due by itself. */
function awaited(op: RetryStep, { capabilities }: Contract): RetryStep {
  const { afterMs } = op;
  if (afterMs === undefined || capabilities.has('virtualTime')) return op;
  return { ...op, afterMs: Math.max(afterMs, FAR_MS) };
}

function claimed(op: CreateHook, contract: Contract): CreateHook {
  const { retainMs, isWebhook, isSystem, ...rest } = op;
  const retains = contract.capabilities.has('hookRetention');
  const marks = hasFeature(contract, 'isWebhook');
  const leastMs = isTimeless(contract) ? FAR_MS : 0;
  return {
    ...rest,
    ...(retains && retainMs !== undefined
      ? { retainMs: Math.max(retainMs, leastMs) }
      : {}),
    ...(marks && isWebhook !== undefined ? { isWebhook } : {}),
    ...(hasFeature(contract, 'isSystem') && isSystem !== undefined
      ? { isSystem }
      : {}),
  };
}

function adaptOps(
  ops: readonly Op[],
  contract: Contract,
  created: Set<Name>
): Op[] {
  const isRunIdOfWorld = !hasFeature(contract, 'clientRunId');
  return ops
    .flatMap((op) => (isRunIdOfWorld ? createdOnce(op, created) : [op]))
    .filter((op) => {
      if (op.kind === 'advance' && isTimeless(contract)) return false;
      const need = neededBy(op);
      return need === undefined || contract.capabilities.has(need);
    })
    .map((op) => stripped(op, contract));
}

/**
 * Where the World makes the ids of runs, no run can be created a second time:
 * of a repeated start only the start is left.
 */
export function createdOnce(op: Op, created: Set<Name>): readonly Op[] {
  if (op.kind !== 'createRun' && op.kind !== 'start') return [op];
  if (!created.has(op.run)) {
    created.add(op.run);
    return [op];
  }
  return op.kind === 'start' ? [{ kind: 'startRun', run: op.run }] : [];
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
  const created = new Set<Name>();
  return {
    setup: adaptOps(draft.setup, contract, created),
    // What has no store beside its process leaves nothing to restart from.
    actors: (shared ? draft.actors : callersOf(draft.actors)).map(
      ({ process, ops, ...actor }) => ({
        ...actor,
        process: Math.min(process, last),
        ops: adaptOps(ops, contract, created).map((op) => within(op, last)),
      })
    ),
    clock: { tickMs, skewMs: skewOf(skewMs.slice(0, last + 1), contract) },
  };
}

/** A fault befalls the process that its actors have moved to. */
function within(op: Op, last: number): Op {
  if (!isFault(op) || !('process' in op)) return op;
  return { ...op, process: Math.min(op.process, last) };
}

/** Processes of one machine read one clock. */
function skewOf(
  skewMs: readonly number[],
  { capabilities }: Contract
): readonly number[] {
  return capabilities.has('distributed') ? skewMs : skewMs.map(() => 0);
}
