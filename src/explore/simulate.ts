import type { Call } from '../model/call.js';
import { hasFeature, namesRefusals } from '../model/contract-features.js';
import type { History, Operation, Passage } from '../model/history.js';
import type { Ending } from '../sim/ending.js';
import { territoryOf } from '../sim/frames/territory.js';
import {
  type Gap,
  type OpenSchedule,
  openSchedule,
} from '../sim/open-schedule.js';
import type { Strategy } from '../sim/strategies/strategy.js';
import { markSeen, type Trace } from '../sim/trace.js';
import { takeUncaught } from '../sim/uncaught.js';
import { Kept } from '../worlds/contract/detached/kept.js';
import { perform } from '../worlds/contract/driver.js';
import { Instants } from '../worlds/contract/instants.js';
import { Names } from '../worlds/contract/names.js';
import { type Heard, listenedTo } from '../worlds/contract/surface/listen.js';
import { homeOf } from '../worlds/home.js';
import type { LoadedSubject } from '../worlds/subject.js';
import { addressed } from './addressed.js';
import { beginningOf, endingOf } from './endless.js';
import { Generations } from './generations.js';
import { Nemesis } from './nemesis.js';
import { openWorlds } from './open-worlds.js';
import { playPhases } from './phases.js';
import { deathsIn, faultsIn } from './plan/faults.js';
import type { ActorPlan, Plan } from './plan/plan.js';
import { policyContextOf } from './policies/context.js';
import { positions } from './position.js';
import { namedAsHeard } from './shown-early.js';
import type { Stage } from './stage.js';

/** Released gates that a schedule may take; more is a World that loops. */
export const STEPS_MAX = 4000;

export interface SimulateOptions {
  /** Draws the schedule; without it the plan's choices are followed. */
  readonly strategy?: Strategy | undefined;
  /** Records where effects are asked for: for what is told, at a price. */
  readonly places?: boolean | undefined;
  /** Hangs are not looked at again, since an earlier one was. */
  readonly isTrusted?: boolean | undefined;
  /** How long after the schedule before it. */
  readonly gap?: Gap | undefined;
  /** Nothing is lost when the power fails. */
  readonly isUnharmed?: boolean | undefined;
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
  /** By step: what was there when a process died, where the store can tell. */
  readonly left?: ReadonlyMap<number, readonly string[]> | undefined;
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
  // Before the schedule is opened: what is loaded plays schedules of its own,
  // and time never goes back.
  const deaths = deathsIn(plan) + (plan.rest ? 1 : 0);
  if (deaths > 0) await subject.prepare?.(deaths);
  const { choices, entropy } = plan;
  const home = options.places ? homeOf(subject.spec) : undefined;
  const schedule = openSchedule({
    // A server has a clock of its own, which is the real one.
    ...(subject.outside && { startMs: Date.now() }),
    // What has just been loaded keeps nothing that could be forgotten.
    gap: subject.outside || subject.renewsEach ? undefined : options.gap,
    strategy: options.strategy,
    choices,
    ...plan.clock,
    entropy,
    stepsMax: STEPS_MAX,
    outside: subject.outside,
    holdsReplies: plan.replies === 'apart',
    together: plan.together,
    arePrompt: plan.timers === 'prompt',
    isTrusted: options.isTrusted,
    territory: home === undefined ? undefined : territoryOf(home),
  });
  let simulated: Simulated;
  try {
    const { ask = perform, isUnharmed = false } = options;
    simulated = await playAll(subject, plan, schedule, {
      ask,
      isUnharmed,
      isTold: options.places === true,
    });
  } finally {
    takeUncaught(undefined);
    schedule.close();
  }
  if (simulated.ending.kind !== 'quiet' && !subject.renewsEach)
    await subject.renew?.();
  return { ...simulated, home };
}

interface Telling {
  readonly ask: typeof perform;
  readonly isUnharmed: boolean;
  /** Whether somebody is told what happened. */
  readonly isTold: boolean;
}

/** Opens the Worlds, plays the plan against them, and says what it did. */
async function playAll(
  subject: LoadedSubject,
  plan: Plan,
  schedule: OpenSchedule,
  telling: Telling
): Promise<Simulated> {
  const { machine } = schedule;
  const areApart = !hasFeature(subject.contract, 'runCorrelation');
  const names = new Names(`${schedule.number}`, areApart);
  const faults = faultsIn(plan);
  const mayDie = faults.length > 0 || plan.rest !== undefined;
  if (subject.disc) {
    const isDark = faults.some(({ kind }) => kind === 'powerLoss');
    subject.disc.tracksDurability = isDark && !telling.isUnharmed;
  }
  const worlds = await openWorlds(subject, plan, schedule);
  const heard: Heard = new Set();
  const generations = new Generations(subject, machine, worlds, {
    heard: (world) => listenedTo(world, heard),
    mayDie,
  });
  const { stage, nemesis } = stageOf(subject, generations, names, schedule, {
    ...telling,
    kept: overwrites(plan) ? new Kept() : undefined,
    mayDie,
  });
  if (mayDie) {
    takeUncaught(
      (error, { process, life }) =>
        life?.state === 'spent' || nemesis.fell(process, error)
    );
  }
  const hasSteps = worlds[0]?.steps !== undefined;
  const isInside = subject.outside === undefined;
  const playing = { plan, machine, stage, nemesis, mayDie, isInside, hasSteps };
  const ending = endingOf(
    await playPhases(playing),
    stage.operations,
    STEPS_MAX
  );
  const simulated = {
    history: {
      operations: namedAsHeard(
        stage.operations,
        names,
        !hasFeature(subject.contract, 'clientRunId')
      ),
      skewMs: spread(plan),
      clocksMs: plan.clock.skewMs,
      isStampedHere: subject.outside === undefined,
      passages: stage.passages,
      requests: stage.policies.requests,
      ...(mayDie && { faults: nemesis.records }),
    },
    trace:
      ending.kind === 'hung' && ending.isEndless
        ? beginningOf(machine.trace, stage.operations, nemesis.records)
        : machine.trace,
    left: nemesis.left,
    names,
    asked: [...heard],
    ending,
    escapes: [...machine.escapes],
  };
  if (ending.kind === 'quiet' && nemesis.hasKilled) {
    names.close();
    await machine.layToRest(() => generations.isAtRest);
    subject.buried?.((process, generation) =>
      generations.isClean(process, generation)
    );
  }
  return simulated;
}

/** Whether somebody writes over what was given and answered. */
function overwrites({ actors }: Plan): boolean {
  return actors.some(({ ops }) => ops.some(({ kind }) => kind === 'overwrite'));
}

/** The most that two clocks differ by, before a jump of one or after it. */
function spread(plan: Plan): number {
  const { skewMs } = plan.clock;
  const jumps = faultsIn(plan).filter((each) => each.kind === 'jumpClock');
  const after = skewMs.map((ms, at) =>
    jumps.reduce((sum, { process, ms }) => sum + (process === at ? ms : 0), ms)
  );
  if (skewMs.length === 0) return 0;
  return Math.max(...after) - Math.min(...skewMs);
}

function stageOf(
  subject: LoadedSubject,
  generations: Generations,
  names: Names,
  { clock, machine }: OpenSchedule,
  {
    ask,
    isTold,
    kept,
    mayDie,
  }: Telling & {
    readonly kept: Kept | undefined;
    readonly mayDie: boolean;
  }
): { readonly stage: Stage; readonly nemesis: Nemesis } {
  const operations: Operation[] = [];
  const passages: Passage[] = [];
  const { specVersion } = subject.contract;
  const isRunIdOfWorld = !hasFeature(subject.contract, 'clientRunId');
  const areRefusalsNamed = namesRefusals(subject.contract);
  const areErrorsBytes = hasFeature(subject.contract, 'errorBytes');
  const hasPublicKeys = hasFeature(subject.contract, 'publicKey');
  const startMs = clock.nowMs;
  // A server stamps what it stores by its own clock, even where it decides
  // nothing by it.
  const stampedFromMs = subject.outside ? undefined : startMs;
  const numbers = Array.from({ length: generations.processes }, (_, at) => at);
  const slowest = Math.min(...numbers.map((at) => clock.nowOf(at)));
  const instants = new Instants(stampedFromMs, slowest);
  const next = positions(() => machine.step);
  const position = () => {
    markSeen(machine.trace);
    return next();
  };
  const isOnFiles = subject.contract.capabilities.has('files');
  const beside = { machine, clock, generations, operations, position };
  const nemesis = new Nemesis({
    ...beside,
    subject,
    isTold,
    mayDie,
    isOnFiles,
  });
  const stage: Stage = {
    operations,
    policies: policyContextOf(subject),
    position,
    elapsedMs: () => clock.nowMs - startMs,
    passages,
    advance: (ms) => {
      passages.push({ position: position(), ms });
      clock.advance(ms);
    },
    addressed: (call) => (isRunIdOfWorld ? addressed(call, names) : call),
    nowMs: ({ process }) => clock.nowOf(process),
    ask: ({ name, process }: ActorPlan, call: Call, nowMs: number) => {
      const clocked = { nowMs, instants };
      const asked = { specVersion, isRunIdOfWorld };
      const told = { areRefusalsNamed, areErrorsBytes, hasPublicKeys };
      const context = { names, ...asked, ...told, ...clocked, kept };
      return generations.ask(name, process, (world) =>
        ask(world, call, context)
      );
    },
    isOfBroken: (response) =>
      nemesis.hasLost && !response.ok && response.refusal === 'lost',
    inject: (fault) => nemesis.inject(fault),
  };
  return { stage, nemesis };
}
