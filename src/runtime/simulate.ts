import { positions } from '../explore/position.js';
import type { History } from '../model/history.js';
import { runAs } from '../sim/context.js';
import type { Ending } from '../sim/ending.js';
import type { DataDirectory } from '../sim/files/data-directory.js';
import type { Machine } from '../sim/machine.js';
import { type OpenSchedule, openSchedule } from '../sim/open-schedule.js';
import type { Strategy } from '../sim/strategies/strategy.js';
import type { Trace } from '../sim/trace.js';
import { Aliases } from './aliases.js';
import { BUNDLE } from './bundle.js';
import { deliver } from './deliver.js';
import { Mailbox } from './mailbox.js';
import type { QueueingWorld, RuntimeModules } from './modules.js';
import { observe } from './observe.js';
import { RUNTIME_PROCESSES, type RuntimePlan } from './plan.js';
import { playRequest } from './play-request.js';
import type { Draft, PlayedRequest, Remark, Seat, Stage } from './stage.js';
import { watchWorld } from './watched-world.js';

/** Released gates that a schedule may take: a run takes some hundred. */
const STEPS_MAX = 20_000;

/** The runtime, loaded once for each simulated process of this host. */
export interface LoadedRuntime {
  readonly processes: readonly RuntimeModules[];
  readonly data: DataDirectory;
  /** Tells the steps, which outlive schedules, which is the present one. */
  enter(stage: Stage): void;
}

/** What one run of a plan did. */
export interface RuntimeSimulated {
  readonly history: History;
  readonly remarks: readonly Remark[];
  readonly trace: Trace;
  readonly aliases: Aliases;
  readonly ending: Ending;
  readonly escapes: readonly string[];
}

/** Runs one plan over the runtime, from empty state to the last read. */
export async function simulateRuntime(
  loaded: LoadedRuntime,
  plan: RuntimePlan,
  strategy?: Strategy
): Promise<RuntimeSimulated> {
  const schedule = openSchedule({ ...plan, strategy, stepsMax: STEPS_MAX });
  const { clock, machine } = schedule;
  const stage = stageOf(plan, schedule);
  loaded.enter(stage);
  loaded.data.reset(() => clock.nowMs);
  const worlds = openWorlds(loaded, machine, stage);
  for (const played of stage.requests) {
    const { actor, process } = played.plan;
    machine.spawn(machine.actor(actor, process), () =>
      playRequest(played, stage)
    );
  }
  let ending = await machine.run();
  if (ending.kind === 'quiet') {
    machine.spawn(machine.bystander('observer', 0), () =>
      observe(worlds[0] as QueueingWorld, stage)
    );
    ending = await machine.run();
  }
  schedule.close();
  return {
    history: {
      operations: stage.operations,
      skewMs: 0,
      requests: stage.records,
    },
    remarks: stage.remarks,
    trace: machine.trace,
    aliases: stage.aliases,
    ending,
    escapes: machine.escapes,
  };
}

function stageOf(
  plan: RuntimePlan,
  { number, machine, clock }: OpenSchedule
): Stage {
  const startMs = clock.nowMs;
  const key = 'key';
  const token = `${key}-${number}`;
  const aliases = new Aliases();
  aliases.name(token, key);
  const stage: Stage = {
    machine,
    aliases,
    seats: [],
    requests: plan.requests.map((_, at) => requestAt(plan, at, key)),
    operations: [],
    records: [],
    served: new Map(),
    table: new Map(),
    startedAt: new Map(),
    remarks: [],
    token,
    key,
    flaw: plan.flaw,
    mailbox: new Mailbox(plan, (letter, actor) =>
      machine.spawn(machine.actor(actor, letter.process), () =>
        deliver(letter, stage)
      )
    ),
    position: positions(() => machine.step),
    elapsedMs: () => clock.nowMs - startMs,
  };
  return stage;
}

function requestAt(plan: RuntimePlan, at: number, key: string): PlayedRequest {
  const run = `r${at + 1}`;
  const request = {
    kind: 'request',
    policy: plan.policy,
    over: 'claim',
    key,
    run,
    input: `in-${run}`,
  } as const;
  const asked = plan.requests[at] as PlayedRequest['plan'];
  const works: PlayedRequest['works'] = [];
  const { actor } = asked;
  const record: Draft<PlayedRequest['record']> = {
    actor,
    request,
    run,
    invoked: 0,
    works,
  };
  return { plan: asked, request, record, works };
}

/** A World for each process, which its runtime is given. */
function openWorlds(
  { processes, data }: LoadedRuntime,
  machine: Machine,
  stage: Stage
): readonly QueueingWorld[] {
  return Array.from({ length: RUNTIME_PROCESSES }, (_, process) => {
    const modules = processes[process] as RuntimeModules;
    return runAs(machine.bystander(`open ${process}`, process), () => {
      const world = modules.createWorld({
        dataDir: data.path,
        recoverActiveRuns: false,
      });
      modules.runtime.setWorld(watchWorld(world, process, stage));
      stage.seats.push({ modules, entrypointOf: entrypointsOf(modules) });
      return world;
    });
  });
}

function entrypointsOf({ runtime }: RuntimeModules): Seat['entrypointOf'] {
  const { stepEntrypoint } = runtime;
  const workflows = runtime.workflowEntrypoint(BUNDLE);
  return (queueName) =>
    stepEntrypoint && queueName.startsWith('__wkf_step_')
      ? stepEntrypoint
      : workflows;
}
