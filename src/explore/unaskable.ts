import type { Name } from '../model/call.js';
import { contractWords } from '../model/clauses/why-outside.js';
import type { Contract } from '../model/contract.js';
import {
  FEATURES,
  type Feature,
  featureOf,
  hasFeature,
} from '../model/contract-features.js';
import { createdOnce, neededBy } from './adapt.js';
import { callersOf } from './plan/faults.js';
import type { Op, Plan } from './plan/plan.js';

/**
 * What a plan asks that is not in the contract of the subject, in words;
 * undefined if all of it is. Tokens have such plans if their kit did not know
 * the contract of each subject.
 */
export function whyUnaskable(
  plan: Pick<Plan, 'setup' | 'actors'>,
  contract: Contract
): string | undefined {
  const ops = [...plan.setup, ...plan.actors.flatMap((actor) => actor.ops)];
  const need = ops
    .map(neededBy)
    .find((each) => each && !contract.capabilities.has(each));
  if (need && !isFeature(need)) return `the subject does not declare ${need}`;
  const lacking =
    need ?? (createsAgain(ops, contract) ? 'clientRunId' : undefined);
  if (lacking === undefined || !isFeature(lacking)) return undefined;
  const { without } = featureOf(lacking);
  return `its contract ${contractWords(contract)} ${without}, which the plan asks for`;
}

function isFeature(name: string): name is Feature {
  return name in FEATURES;
}

/**
 * Whether an actor names a run that another one makes. Where the World makes
 * the ids of runs, nobody has such an id before that is done: the same plan
 * would ask for a run that there never is.
 */
export function namesUnborn({
  setup,
  actors,
}: Pick<Plan, 'setup' | 'actors'>): boolean {
  const before = setup.flatMap(madeBy);
  return callersOf(actors).some((actor) => {
    // It asks when all is quiet, and the ids are there.
    if (actor.role === 'observer') return false;
    const others = actors.filter((each) => each !== actor);
    const theirs = new Set(others.flatMap(({ ops }) => ops.flatMap(madeBy)));
    const known = new Set(before);
    return actor.ops.some((op) => {
      const made = madeBy(op);
      for (const run of made) known.add(run);
      const run = 'run' in op ? op.run : undefined;
      return run !== undefined && theirs.has(run) && !known.has(run);
    });
  });
}

function madeBy(op: Op): readonly Name[] {
  switch (op.kind) {
    case 'createRun':
    case 'start':
    case 'request':
      return [op.run];
    case 'startRun':
      return op.data ? [op.run] : [];
    default:
      return [];
  }
}

function createsAgain(ops: readonly Op[], contract: Contract): boolean {
  if (hasFeature(contract, 'clientRunId')) return false;
  const created = new Set<Name>();
  return ops.some((op) => createdOnce(op, created)[0] !== op);
}
