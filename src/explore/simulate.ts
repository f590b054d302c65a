import type { Call } from '../model/call.js';
import { hasFeature } from '../model/contract-features.js';
import type { History, Operation } from '../model/history.js';
import type { VirtualClock } from '../sim/clock.js';
import { type ActorContext, runAs } from '../sim/context.js';
import { territoryOf } from '../sim/frames/territory.js';
import type { Ending, Machine } from '../sim/machine.js';
import { type OpenSchedule, openSchedule } from '../sim/open-schedule.js';
import type { Strategy } from '../sim/strategies/strategy.js';
import type { Trace } from '../sim/trace.js';
import { realImmediate } from '../sim/wire/real-timers.js';
import type { WorldApi } from '../worlds/contract/api.js';
import { perform } from '../worlds/contract/driver.js';
import { Instants } from '../worlds/contract/instants.js';
import { Names } from '../worlds/contract/names.js';
import { type Heard, listenedTo } from '../worlds/contract/surface/listen.js';
import { homeOf } from '../worlds/home.js';
import type { LoadedSubject } from '../worlds/subject.js';
import { play } from './actor.js';
import { addressed } from './addressed.js';
import { observerOf } from './observer.js';
import type { Plan } from './plan/plan.js';
import { backstageOf } from './policies/backstage.js';
import { positions } from './position.js';
import type { Stage } from './stage.js';

/** Released gates that a schedule may take; more is a World that loops. */
export const STEPS_MAX = 4000;

export interface SimulateOptions {
  /** Draws the schedule; without it the plan's choices are followed. */
  readonly strategy?: Strategy | undefined;
  /** Records where effects are asked for: for what is told, at a price. */
  readonly places?: boolean | undefined;
  /** A hang is taken as it is, where it was looked at twice before. */
  readonly isTrusted?: boolean | undefined;
  /** Asks a World in the place of the driver, which it may call itself. */
  readonly ask?: typeof perform | undefined;
}

/** What one run of a plan did. */
export interface Simulated {
  readonly history: History;
  readonly trace: Trace;
  readonly names: Names;
  /** What the World was asked, by `askedName`. */
  readonly asked: readonly string[];
  readonly ending: Ending;
  /** Effects that bypassed the gates. */
  readonly escapes: readonly string[];
  /** The directory of the package whose places the trace names. */
  readonly home?: string | undefined;
}

/** Runs one plan against a subject, from empty state to the last read. */
export async function simulate(
  subject: LoadedSubject,
  plan: Plan,
  options: SimulateOptions = {}
): Promise<Simulated> {
  if (subject.renewsEach) await subject.renew?.();
  const { choices, entropy } = plan;
  const home = options.places ? homeOf(subject.spec) : undefined;
  const schedule = openSchedule({
    // A server has a clock of its own, which is the real one.
    ...(subject.outside && { startMs: Date.now() }),
    strategy: options.strategy,
    choices,
    ...plan.clock,
    entropy,
    stepsMax: STEPS_MAX,
    outside: subject.outside,
    holdsReplies: plan.replies === 'apart',
    isTrusted: options.isTrusted,
    territory: home === undefined ? undefined : territoryOf(home),
  });
  let simulated: Simulated;
  try {
    const { ask = perform } = options;
    simulated = await playAll(subject, plan, schedule, ask);
  } finally {
    schedule.close();
  }
  if (simulated.ending.kind !== 'quiet' && !subject.renewsEach)
    await subject.renew?.();
  return { ...simulated, home };
}

/** Set-up, race and observation, one after the other. */
async function playAll(
  subject: LoadedSubject,
  plan: Plan,
  schedule: OpenSchedule,
  ask: typeof perform
): Promise<Simulated> {
  const { clock, machine } = schedule;
  const names = new Names(`${schedule.number}`);
  const opened = await openWorlds(subject, plan, schedule);
  const heard: Heard = new Set();
  const worlds = opened.map((each) => listenedTo(each, heard));
  const stage = stageOf(subject, worlds, names, clock, machine, ask);
  machine.spawn(machine.bystander('setup', 0), () => prepare(plan, stage));
  let ending = await machine.run();
  if (ending.kind === 'quiet') {
    for (const actor of plan.actors) {
      const { name, process } = actor;
      machine.spawn(machine.actor(name, process), () => play(actor, stage));
    }
    ending = await machine.run();
  }
  if (ending.kind === 'quiet') {
    const hasSteps = worlds[0]?.steps !== undefined;
    const observer = observerOf(plan, hasSteps, stage.operations);
    const context = machine.bystander(observer.name, observer.process);
    machine.spawn(context, () => play(observer, stage));
    ending = await machine.run();
  }
  return {
    history: {
      operations: stage.operations,
      skewMs: spread(plan),
      clocksMs: plan.clock.skewMs,
      requests: stage.backstage.requests,
    },
    trace: machine.trace,
    names,
    asked: [...heard],
    ending,
    escapes: machine.escapes,
  };
}

/** One after the other, and no two in one millisecond: nothing races here. */
async function prepare(plan: Plan, stage: Stage): Promise<void> {
  for (const op of plan.setup) {
    await play({ name: 'setup', process: 0, ops: [op] }, stage);
    stage.advance(1);
  }
}

function spread(plan: Plan): number {
  const { skewMs } = plan.clock;
  if (skewMs.length === 0) return 0;
  return Math.max(...skewMs) - Math.min(...skewMs);
}

/** Worlds that take their time to open are waited for in virtual time. */
async function openWorlds(
  subject: LoadedSubject,
  plan: Plan,
  { machine, clock }: OpenSchedule
): Promise<readonly WorldApi[]> {
  const processes = 1 + Math.max(0, ...plan.actors.map((each) => each.process));
  const contexts: ActorContext[] = Array.from({ length: processes }, (_, at) =>
    machine.bystander(`open ${at}`, at)
  );
  const opening = subject.fresh({
    processes,
    nowMs: (process) => clock.nowOf(process),
    within: (process, body) => runAs(contexts[process] as ActorContext, body),
  });
  if (subject.outside || !(opening instanceof Promise)) return opening;
  let isOpen = false;
  machine.spawn(machine.bystander('open', 0), async () => {
    await opening.finally(() => {
      isOpen = true;
    });
  });
  // Modules that it imports come in their own time, timers when they are due.
  while (!isOpen) {
    if (clock.next()) await machine.run();
    else await realTurn();
  }
  return opening;
}

function realTurn(): Promise<void> {
  return new Promise((resolve) => {
    realImmediate(resolve);
  });
}

function stageOf(
  subject: LoadedSubject,
  worlds: readonly WorldApi[],
  names: Names,
  clock: VirtualClock,
  machine: Machine,
  askWorld: typeof perform
): Stage {
  const operations: Operation[] = [];
  const { specVersion } = subject.contract;
  const isRunIdOfWorld = !hasFeature(subject.contract, 'clientRunId');
  const startMs = clock.nowMs;
  // A server stamps what it stores by its own clock, even where it decides
  // nothing by it.
  const stampedFromMs = subject.outside ? undefined : startMs;
  const slowest = Math.min(...worlds.map((_, at) => clock.nowOf(at)));
  const instants = new Instants(stampedFromMs, slowest);
  return {
    operations,
    backstage: backstageOf(subject),
    position: positions(() => machine.step),
    elapsedMs: () => clock.nowMs - startMs,
    advance: (ms) => clock.advance(ms),
    addressed: (call) => (isRunIdOfWorld ? addressed(call, names) : call),
    ask: (process: number, call: Call) => {
      const nowMs = clock.nowOf(process);
      const world = worlds[process] as WorldApi;
      const clocked = { nowMs, instants };
      const context = { names, specVersion, isRunIdOfWorld, ...clocked };
      return askWorld(world, call, context);
    },
  };
}
