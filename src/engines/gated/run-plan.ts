import { whyUnseen } from '../../sim/ending.js';
import { type OpenSchedule, openSchedule } from '../../sim/open-schedule.js';
import { type Strategy, withoutTail } from '../../sim/strategies/strategy.js';
import { renderStep, type Trace } from '../../sim/trace.js';
import { gistOf } from '../errors.js';
import type { Finding } from '../rows/row.js';
import type { GatedRow } from './gated-row.js';
import { oneInsertWaits } from './one-waits.js';
import type { GatedPlan } from './plan.js';
import { Scene } from './scene.js';
import type { GatedSubject } from './subject.js';

/** Released gates that a schedule may take; more is a loop. */
const STEPS_MAX = 1500;

/** Virtual ms that pass with each gate. */
const TICK_MS = 1;

/** One schedule, run and judged. */
export interface GatedRun {
  /** With the choices that were made: it replays without the strategy. */
  readonly plan: GatedPlan;
  readonly trace: Trace;
  readonly scene: Scene;
  /** Undefined where the schedule was not controlled. */
  readonly finding: Finding | undefined;
  readonly failure: string | undefined;
}

/** Plays a row once, from empty state; without a strategy as planned. */
export async function runPlan<E>(
  subject: GatedSubject<E>,
  row: GatedRow<E>,
  plan: GatedPlan,
  strategy?: Strategy
): Promise<GatedRun> {
  const schedule: OpenSchedule = openSchedule({
    strategy: strategy && oneInsertWaits(strategy, () => machine.trace),
    choices: plan.choices,
    tickMs: TICK_MS,
    entropy: plan.entropy,
    stepsMax: STEPS_MAX,
    outside: subject.wire,
  });
  const { machine } = schedule;
  const scene = new Scene(row.surface, () => machine.step);
  await subject.fresh(scene);
  const cast = row.cast.filter(({ name }) => plan.cast.includes(name));
  let failure: string | undefined;
  try {
    for (const member of cast) {
      const { name, process } = member;
      const executor = subject.executors[process] as E;
      const play = () => row.play(member, executor, scene);
      machine.spawn(machine.actor(name, process), play);
    }
    failure = whyUnseen(await machine.run(), machine.escapes);
    if (failure === undefined && row.finish) {
      const finish = async () => row.finish?.(subject.executors, scene);
      machine.spawn(machine.bystander('finish', 0), finish);
      failure = whyUnseen(await machine.run(), machine.escapes);
    }
  } catch (error) {
    failure = gistOf(error);
  }
  schedule.close();
  const { trace } = machine;
  const choices = [...withoutTail(trace.map(({ choice }) => choice))];
  const isSeen = failure === undefined;
  return {
    plan: { ...plan, choices },
    trace,
    scene,
    finding: isSeen ? row.judge({ scene, cast, trace }) : undefined,
    failure,
  };
}

/** The gates in the order of their release, the same in every process. */
export function traceLines({ trace }: GatedRun): string[] {
  return trace.map(renderStep);
}
