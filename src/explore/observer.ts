import type { Call, Name } from '../model/call.js';
import type { Operation } from '../model/history.js';
import type { ActorPlan, Op, Plan } from './plan/plan.js';

interface Named extends Record<'runs' | 'hooks' | 'tokens', Name[]> {
  readonly steps: readonly { readonly run: Name; readonly step: Name }[];
}

/** Everything that a plan names. */
function namesIn(plan: Plan): Named {
  const runs = new Set<Name>();
  const hooks = new Set<Name>();
  const tokens = new Set<Name>();
  const steps = new Map<string, Named['steps'][number]>();
  const ops: Op[] = [...plan.setup, ...plan.actors.flatMap(({ ops }) => ops)];
  for (const op of ops.flatMap(eachOf)) {
    if ('run' in op) runs.add(op.run);
    if ('runs' in op) for (const run of op.runs) runs.add(run);
    if ('hook' in op) hooks.add(op.hook);
    if ('token' in op) tokens.add(op.token);
    if ('step' in op) steps.set(`${op.run}/${op.step}`, op);
    if (op.kind === 'request') tokens.add(op.key);
  }
  return {
    runs: [...runs],
    hooks: [...hooks],
    tokens: [...tokens],
    steps: [...steps.values()],
  };
}

/** A batch names what its events name. */
function eachOf(op: Op): readonly Op[] {
  return op.kind === 'createBatch' ? [op, ...op.events] : [op];
}

/** Reads everything, once all is quiet: what the race has left. */
export function observerOf(
  plan: Plan,
  hasSteps: boolean,
  operations: readonly Operation[]
): ActorPlan {
  const { runs: named, hooks, tokens, steps } = namesIn(plan);
  const runs = new Set([...named, ...operations.flatMap(createdBy)]);
  const reads: Call[] = [{ kind: 'listRuns' }];
  for (const run of runs) {
    reads.push({ kind: 'getRun', run }, { kind: 'listEvents', run });
    reads.push({ kind: 'listHooks', run });
    const own = steps.filter((step) => step.run === run);
    if (!hasSteps || own.length === 0) continue;
    reads.push({ kind: 'listSteps', run });
    for (const { step } of own) reads.push({ kind: 'getStep', run, step });
  }
  for (const token of tokens) reads.push({ kind: 'getByToken', token });
  for (const hook of hooks) reads.push({ kind: 'getHook', hook });
  // A reader in the first process may be served by a cache of its own.
  return { name: 'observer', process: 0, role: 'observer', ops: reads };
}

/** A keyed start that was tried again creates a run that no plan names. */
function createdBy({ call, response }: Operation): Name[] {
  if (call.kind !== 'keyedStart' || !response?.ok) return [];
  return response.created ? [call.run] : [];
}
