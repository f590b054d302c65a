import { type ActorContext, NO_PROCESS } from '../sim/context.js';
import type { Ending } from '../sim/ending.js';
import type { Machine } from '../sim/machine.js';
import { play } from './actor.js';
import type { Nemesis } from './nemesis.js';
import { observerOf } from './observer.js';
import type { ActorPlan, Plan } from './plan/plan.js';
import type { Stage } from './stage.js';

/** Gates that a schedule may take once it has taken too many. */
const STEPS_MORE = 2000;

/** A plan that is being played. */
export interface Playing {
  readonly plan: Plan;
  readonly machine: Machine;
  readonly stage: Stage;
  readonly nemesis: Nemesis;
  /** Whether processes may die in it. */
  readonly mayDie: boolean;
  /** Whether nothing but the schedule decides how long it takes. */
  readonly isInside: boolean;
  /** Whether the World tells of steps. */
  readonly hasSteps: boolean;
}

type Phase = (playing: Playing) => Promise<Ending>;

/** Set-up, race and observation, each once all is quiet after the last. */
export async function playPhases(playing: Playing): Promise<Ending> {
  const phases: Phase[] = [prepare, race, observe];
  // Once more after a restart that nobody asked for: nothing may change.
  if (playing.plan.rest === 'restarted') phases.push(restart, observe);
  let ending: Ending = { kind: 'quiet' };
  for (const phase of phases) {
    if (ending.kind !== 'quiet') break;
    ending = await phase(playing);
  }
  return ending;
}

/** To its end; whoever is still dead may be what the others wait for. */
async function run({ machine, nemesis, isInside }: Playing): Promise<Ending> {
  const ending = await machine.run();
  if (ending.kind !== 'exhausted' || !isInside) return ending;
  nemesis.restartAll();
  return machine.runOn(STEPS_MORE);
}

/** One after the other, and no two in one millisecond: nothing races here. */
function prepare(playing: Playing): Promise<Ending> {
  const { plan, machine, stage } = playing;
  const actor = { name: 'setup', process: 0, role: 'setup' } as const;
  machine.spawn(machine.bystander(actor.name, actor.process), async () => {
    for (const op of plan.setup) {
      await play({ ...actor, ops: [op] }, stage);
      stage.advance(1);
    }
  });
  return run(playing);
}

async function race(playing: Playing): Promise<Ending> {
  const { plan, machine, stage, nemesis } = playing;
  for (const actor of plan.actors) {
    machine.spawn(contextOf(actor, playing), () => play(actor, stage));
  }
  let ending = await run(playing);
  // Whoever was left dead lives again, and is asked again what was pending.
  while (ending.kind === 'quiet' && nemesis.restartAll()) {
    ending = await run(playing);
  }
  return ending;
}

/** Where processes die, those who call them are of none. */
function contextOf(
  { name, process, role }: ActorPlan,
  { machine, mayDie }: Playing
): ActorContext {
  if (role === 'nemesis') return machine.caller(name, NO_PROCESS);
  return mayDie ? machine.caller(name, process) : machine.actor(name, process);
}

function observe(playing: Playing): Promise<Ending> {
  const { plan, machine, stage, hasSteps } = playing;
  const observer = observerOf(plan, hasSteps, stage.operations);
  const context = machine.bystander(observer.name, observer.process);
  machine.spawn(context, () => play(observer, stage));
  return run(playing);
}

function restart(playing: Playing): Promise<Ending> {
  const { nemesis } = playing;
  nemesis.inject({ kind: 'crash', process: 0 });
  nemesis.restartAll();
  return run(playing);
}
