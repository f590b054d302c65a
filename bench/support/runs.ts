import type { Plan } from '../../src/explore/plan/plan.js';
import type { Stage } from '../../src/explore/stage.js';
import type { WorldApi } from '../../src/worlds/contract/api.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { fromBuild } from './kit.js';
import type { Scheduled } from './plans.js';

/** Runs a plan and says how many operations that were. */
type Run = (scheduled: Scheduled) => Promise<number>;

interface StageOptions {
  readonly worlds: readonly WorldApi[];
  readonly nowMs: () => number;
  readonly step: () => number;
}

/** What the actors of both ways of running ask: the same driver, new names. */
async function stages(subject: LoadedSubject) {
  const { perform } = await fromBuild('src/worlds/contract/driver');
  const { Instants } = await fromBuild('src/worlds/contract/instants');
  const { Names } = await fromBuild('src/worlds/contract/names');
  const { positions } = await fromBuild('src/explore/position');
  const { policyContextOf } = await fromBuild('src/explore/policies/context');
  const { specVersion } = subject.contract;
  let count = 0;
  return ({ worlds, nowMs, step }: StageOptions): Stage => {
    const names = new Names(`${++count}`);
    const instants = new Instants();
    return {
      operations: [],
      passages: [],
      policies: policyContextOf(subject),
      position: positions(step),
      elapsedMs: nowMs,
      advance: () => undefined,
      inject: () => undefined,
      isOfBroken: () => false,
      addressed: (call) => call,
      nowMs,
      ask: ({ process }, call, atMs) =>
        perform(worlds[process] as WorldApi, call, {
          names,
          specVersion,
          nowMs: atMs,
          instants,
        }),
    };
  };
}

/**
 * Without gates: what the World does by itself, all actors at once, or one
 * after the other, as a schedule has it with their effects.
 */
export async function nativeRuns(
  subject: LoadedSubject,
  order: 'at once' | 'in turn' = 'at once'
): Promise<Run> {
  const { play } = await fromBuild('src/explore/actor');
  const stageOf = await stages(subject);
  return async ({ plan }) => {
    const worlds = await subject.fresh({
      processes: processesOf(plan),
      nowMs: () => Date.now(),
      within: (_process, body) => body(),
    });
    const stage = stageOf({ worlds, nowMs: () => Date.now(), step: () => 0 });
    await play(setupOf(plan), stage);
    if (order === 'at once') {
      await Promise.all(plan.actors.map((actor) => play(actor, stage)));
    } else {
      for (const actor of plan.actors) await play(actor, stage);
    }
    return stage.operations.length;
  };
}

/** Under the machine, but neither observed afterwards nor judged. */
export async function simulatedRuns(subject: LoadedSubject): Promise<Run> {
  const { play } = await fromBuild('src/explore/actor');
  const { Machine } = await fromBuild('src/sim/machine');
  const { VirtualClock } = await fromBuild('src/sim/clock');
  const { nodeIdle } = await fromBuild('src/sim/idle');
  const { runAs } = await fromBuild('src/sim/context');
  const stageOf = await stages(subject);
  let epochMs = Date.UTC(2040, 0, 1);
  return async ({ plan, strategy }) => {
    const { tickMs, skewMs } = plan.clock;
    const clock = new VirtualClock(epochMs, skewMs);
    const { entropy } = plan;
    const idle = nodeIdle(20_000);
    const { outside } = subject;
    const holdsReplies = plan.replies === 'apart';
    const server = { outside, holdsReplies };
    const options = { clock, strategy, tickMs, entropy, idle, ...server };
    const machine = new Machine({ ...options, stepsMax: 4000 });
    const worlds = await subject.fresh({
      processes: processesOf(plan),
      nowMs: (process) => clock.nowOf(process),
      within: (process, body) =>
        runAs(machine.bystander(`open ${process}`, process), body),
    });
    const nowMs = () => clock.nowMs;
    const stage = stageOf({ worlds, nowMs, step: () => machine.step });
    const setup = setupOf(plan);
    machine.spawn(machine.bystander('setup', 0), () => play(setup, stage));
    await machine.run();
    for (const actor of plan.actors) {
      const context = machine.actor(actor.name, actor.process);
      machine.spawn(context, () => play(actor, stage));
    }
    await machine.run();
    epochMs = clock.nowMs + 60_000;
    return stage.operations.length;
  };
}

function setupOf({ setup }: Plan) {
  return { name: 'setup', process: 0, ops: setup };
}

function processesOf({ actors }: Plan): number {
  return 1 + Math.max(0, ...actors.map(({ process }) => process));
}
