import type { Block } from '../../sim/strategies/blocks.js';
import { fewerSwitches as fewerSwitchesOf } from '../../sim/strategies/fewer-switches.js';
import type { Trace } from '../../sim/trace.js';
import { callersOf, isFault, isNemesis } from '../plan/faults.js';
import type { ActorPlan, Op, Plan } from '../plan/plan.js';
import { stepsOf, withoutSteps } from './fewer-steps.js';

/** A plan, and the schedule to try it with. */
export interface Candidate {
  readonly plan: Plan;
  readonly blocks: readonly Block[];
  /** Of the attempt that it is near. */
  readonly trace: Trace;
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
  trace,
}: Candidate): Generator<Candidate> {
  if (plan.actors.length < 2) return;
  for (let at = plan.actors.length - 1; at >= 0; at--) {
    const { name } = plan.actors[at] as ActorPlan;
    yield {
      plan: { ...plan, actors: without(plan.actors, at) },
      blocks: blocks.filter(({ actor }) => actor !== name),
      trace,
    };
  }
}

/** One operation less, of an actor or of the set-up; later ones first. */
export function* fewerOps(candidate: Candidate): Generator<Candidate> {
  const { plan, blocks, trace } = candidate;
  for (let at = plan.actors.length - 1; at >= 0; at--) {
    const actor = plan.actors[at] as ActorPlan;
    for (let op = actor.ops.length - 1; op >= 0; op--) {
      const fewer = { ...actor, ops: without(actor.ops, op) };
      const shorter = { ...plan, actors: replaced(plan.actors, at, fewer) };
      if (!isNemesis(actor)) {
        const gone = stepsOf(trace, actor.name, actor.ops, op);
        yield {
          ...candidate,
          plan: shorter,
          blocks: withoutSteps(blocks, actor.name, gone),
        };
      }
      yield { ...candidate, plan: shorter };
    }
  }
  for (let op = plan.setup.length - 1; op >= 0; op--) {
    yield { ...candidate, plan: { ...plan, setup: without(plan.setup, op) } };
  }
}

/** Every actor in one process, then as few as there are. */
export function* fewerProcesses({
  plan,
  blocks,
  trace,
}: Candidate): Generator<Candidate> {
  const { tickMs } = plan.clock;
  const used = callersOf(plan.actors).map(({ process }) => process);
  if (used.some((process) => process > 0)) {
    const actors = moved(plan.actors, () => 0);
    const clock = { tickMs, skewMs: [0] };
    yield { plan: { ...plan, actors, clock }, blocks, trace };
  }
  const numbers = [...new Set(used)].sort();
  if (numbers.some((number, index) => number !== index)) {
    const actors = moved(plan.actors, (process) => numbers.indexOf(process));
    const skewMs = numbers.map((number) => plan.clock.skewMs[number] ?? 0);
    yield {
      plan: { ...plan, actors, clock: { tickMs, skewMs } },
      blocks,
      trace,
    };
  }
}

/** Actors and what befalls them, in other processes. */
function moved(
  actors: readonly ActorPlan[],
  to: (process: number) => number
): ActorPlan[] {
  return actors.map((actor) => {
    if (!isNemesis(actor)) return { ...actor, process: to(actor.process) };
    const ops = actor.ops.map((op) =>
      isFault(op) && 'process' in op
        ? { ...op, process: Math.max(0, to(op.process)) }
        : op
    );
    return { ...actor, ops };
  });
}

/** One context switch less. */
export function* fewerSwitches(candidate: Candidate): Generator<Candidate> {
  for (const blocks of fewerSwitchesOf(candidate.blocks)) {
    yield { ...candidate, blocks };
  }
}

/** Replies with their requests, plain clocks, plain entropy. */
export function* simplerValues(candidate: Candidate): Generator<Candidate> {
  const { plan } = candidate;
  const { tickMs, skewMs } = plan.clock;
  if (plan.rest) yield { ...candidate, plan: { ...plan, rest: undefined } };
  if (plan.replies)
    yield { ...candidate, plan: { ...plan, replies: undefined } };
  if (plan.together) {
    yield { ...candidate, plan: { ...plan, together: undefined } };
    const plain = plan.together.some((turns) => turns !== 0);
    if (plain) yield { ...candidate, plan: { ...plan, together: [0] } };
  }
  if (skewMs.some((ms) => ms !== 0)) {
    const clock = { tickMs, skewMs: skewMs.map(() => 0) };
    yield { ...candidate, plan: { ...plan, clock } };
  }
  if (tickMs !== 1) {
    yield { ...candidate, plan: { ...plan, clock: { tickMs: 1, skewMs } } };
  }
  if (plan.entropy !== 0) yield { ...candidate, plan: { ...plan, entropy: 0 } };
}

/** What a reader has to follow: smaller is better. */
export function sizeOf({
  plan,
  blocks,
}: Pick<Candidate, 'plan' | 'blocks'>): number[] {
  const ops: Op[] = plan.actors.flatMap((actor) => actor.ops);
  return [
    plan.actors.length,
    ops.length,
    plan.setup.length,
    new Set(callersOf(plan.actors).map(({ process }) => process)).size,
    blocks.length,
  ];
}
