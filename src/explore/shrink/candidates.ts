import type { Block } from '../../sim/strategies/blocks.js';
import { fewerSwitches as fewerSwitchesOf } from '../../sim/strategies/fewer-switches.js';
import type { ActorPlan, Op, Plan } from '../plan/plan.js';

/** A plan, and the schedule to try it with. */
export interface Candidate {
  readonly plan: Plan;
  readonly blocks: readonly Block[];
}

function without<T>(items: readonly T[], at: number): T[] {
  return items.filter((_, index) => index !== at);
}

function replaced<T>(items: readonly T[], at: number, item: T): T[] {
  return items.map((each, index) => (index === at ? item : each));
}

/** One actor less. */
export function* fewerActors({
  plan,
  blocks,
}: Candidate): Generator<Candidate> {
  if (plan.actors.length < 2) return;
  for (let at = plan.actors.length - 1; at >= 0; at--) {
    const { name } = plan.actors[at] as ActorPlan;
    yield {
      plan: { ...plan, actors: without(plan.actors, at) },
      blocks: blocks.filter(({ actor }) => actor !== name),
    };
  }
}

/** One operation less, of an actor or of the set-up; later ones first. */
export function* fewerOps({ plan, blocks }: Candidate): Generator<Candidate> {
  for (let at = plan.actors.length - 1; at >= 0; at--) {
    const actor = plan.actors[at] as ActorPlan;
    for (let op = actor.ops.length - 1; op >= 0; op--) {
      const fewer = { ...actor, ops: without(actor.ops, op) };
      yield {
        plan: { ...plan, actors: replaced(plan.actors, at, fewer) },
        blocks,
      };
    }
  }
  for (let op = plan.setup.length - 1; op >= 0; op--) {
    yield { plan: { ...plan, setup: without(plan.setup, op) }, blocks };
  }
}

/** Every actor in one process, then as few as there are. */
export function* fewerProcesses({
  plan,
  blocks,
}: Candidate): Generator<Candidate> {
  const { tickMs } = plan.clock;
  if (plan.actors.some(({ process }) => process > 0)) {
    const actors = plan.actors.map((actor) => ({ ...actor, process: 0 }));
    const clock = { tickMs, skewMs: [0] };
    yield { plan: { ...plan, actors, clock }, blocks };
  }
  const numbers = [
    ...new Set(plan.actors.map(({ process }) => process)),
  ].sort();
  if (numbers.some((number, index) => number !== index)) {
    const actors = plan.actors.map((actor) => ({
      ...actor,
      process: numbers.indexOf(actor.process),
    }));
    const skewMs = numbers.map((number) => plan.clock.skewMs[number] ?? 0);
    yield { plan: { ...plan, actors, clock: { tickMs, skewMs } }, blocks };
  }
}

/** One context switch less. */
export function* fewerSwitches({
  plan,
  blocks,
}: Candidate): Generator<Candidate> {
  for (const fewer of fewerSwitchesOf(blocks)) yield { plan, blocks: fewer };
}

/** Replies with their requests, plain clocks, plain entropy. */
export function* simplerValues({
  plan,
  blocks,
}: Candidate): Generator<Candidate> {
  const { tickMs, skewMs } = plan.clock;
  if (plan.replies) yield { plan: { ...plan, replies: undefined }, blocks };
  if (skewMs.some((ms) => ms !== 0)) {
    const clock = { tickMs, skewMs: skewMs.map(() => 0) };
    yield { plan: { ...plan, clock }, blocks };
  }
  if (tickMs !== 1) {
    yield { plan: { ...plan, clock: { tickMs: 1, skewMs } }, blocks };
  }
  if (plan.entropy !== 0) yield { plan: { ...plan, entropy: 0 }, blocks };
}

/** What a reader has to follow: smaller is better. */
export function sizeOf({ plan, blocks }: Candidate): number[] {
  const ops: Op[] = plan.actors.flatMap((actor) => actor.ops);
  return [
    plan.actors.length,
    ops.length,
    plan.setup.length,
    new Set(plan.actors.map(({ process }) => process)).size,
    blocks.length,
  ];
}
