import type { ActorPlan, Plan } from '../../../src/explore/plan/plan.js';
import type { Way } from './records.js';

/** Why nothing can be learned from trying the calls of a plan by themselves. */
export function whyUntried({ setup, actors }: Plan): string | undefined {
  const ops = [...setup, ...actors.flatMap((actor) => actor.ops)];
  if (ops.some(({ kind }) => kind === 'advance')) return 'needs time to pass';
  if (ops.some(({ kind }) => kind === 'request')) return 'plays a policy';
  if (actors.length < 2) return 'nothing runs at once';
  return undefined;
}

/** Every other actor in a process of its own, or all in one. */
export function placed({ actors }: Plan, way: Way): readonly ActorPlan[] {
  const isApart = way === 'two processes';
  const isTold = new Set(actors.map(({ process }) => process)).size > 1;
  return actors.map((actor, at) => {
    const process = (isTold ? actor.process : at) % 2;
    return { ...actor, process: isApart ? process : 0 };
  });
}
