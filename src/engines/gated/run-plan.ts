import type { Executed, Simulated } from '../../laboratory/laboratory.js';
import { type Ending, whyUnseen } from '../../sim/ending.js';
import { type OpenSchedule, openSchedule } from '../../sim/open-schedule.js';
import { type Strategy, withoutTail } from '../../sim/strategies/strategy.js';
import { renderStep } from '../../sim/trace.js';
import { gistOf } from '../errors.js';
import type { Finding } from '../rows/row.js';
import type { GatedRow } from './gated-row.js';
import { oneInsertWaits } from './one-waits.js';
import type { GatedPlan } from './plan.js';
import { Stage } from './stage.js';
import type { GatedSubject } from './subject.js';

/** Released gates that a schedule may take; more is a loop. */
const STEPS_MAX = 1500;

/** Virtual ms that pass with each gate. */
const TICK_MS = 1;

/** One schedule, run and not judged yet. */
export interface GatedExecuted extends Executed<GatedPlan> {
  readonly simulated: Simulated & { readonly stage: Stage };
}

/** The same, judged. */
export interface GatedRun extends GatedExecuted {
  /** Undefined where the schedule was not controlled. */
  readonly finding: Finding | undefined;
}

/** Plays a row once, from empty state; without a strategy as planned. */
export async function executePlan<E>(
  subject: GatedSubject<E>,
  row: GatedRow<E>,
  plan: GatedPlan,
  strategy?: Strategy
): Promise<GatedExecuted> {
  const schedule: OpenSchedule = openSchedule({
    strategy: strategy && oneInsertWaits(strategy, () => machine.trace),
    choices: plan.choices,
    tickMs: TICK_MS,
    entropy: plan.entropy,
    stepsMax: STEPS_MAX,
    outside: subject.wire,
  });
  const { machine } = schedule;
  const stage = new Stage(row.surface, () => machine.step);
  await subject.fresh(stage);
  let ending: Ending = { kind: 'quiet' };
  let failure: string | undefined;
  try {
    for (const member of castOf(row, plan)) {
      const { name, process } = member;
      const executor = subject.executors[process] as E;
      const play = () => row.play(member, executor, stage);
      machine.spawn(machine.actor(name, process), play);
    }
    ending = await machine.run();
    failure = whyUnseen(ending, machine.escapes);
    if (failure === undefined && row.finish) {
      const finish = async () => row.finish?.(subject.executors, stage);
      machine.spawn(machine.bystander('finish', 0), finish);
      ending = await machine.run();
      failure = whyUnseen(ending, machine.escapes);
    }
  } catch (error) {
    failure = gistOf(error);
  }
  schedule.close();
  const { trace, escapes } = machine;
  const choices = [...withoutTail(trace.map(({ choice }) => choice))];
  const simulated = { trace, ending, escapes, stage };
  return { plan: { ...plan, choices }, simulated, failure };
}

export function judgedRun<E>(
  row: GatedRow<E>,
  executed: GatedExecuted
): GatedRun {
  const { plan, failure, simulated } = executed;
  const seen = { ...simulated, cast: castOf(row, plan) };
  const finding = failure === undefined ? row.find(seen) : undefined;
  return { ...executed, finding };
}

/** Those of the row who take part. */
function castOf<E>({ cast }: GatedRow<E>, plan: GatedPlan) {
  return cast.filter(({ name }) => plan.cast.includes(name));
}

/** The gates in the order of their release, the same in every process. */
export function traceLines({ simulated }: GatedExecuted): string[] {
  return simulated.trace.map(renderStep);
}
