import type { ActorPlan, Plan } from '../plan/plan.js';

/**
 * Where actors follow policies, who of the others is who: a request says so
 * itself. Nothing where every actor makes plain calls.
 */
export function roleOf(name: string, { actors }: Plan): string | undefined {
  const actor = actors.find((each) => each.name === name);
  if (!actor || !actors.some(makesRequests) || makesRequests(actor)) return;
  const isEnd = actor.ops.some(
    ({ kind }) => kind === 'endRun' || kind === 'endByToken'
  );
  return isEnd ? "another request's end" : 'another caller';
}

function makesRequests({ ops }: ActorPlan): boolean {
  return ops.some(({ kind }) => kind === 'request');
}
