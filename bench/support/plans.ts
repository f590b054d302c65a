import type { Plan } from '../../src/model/plan.js';
import type { Strategy } from '../../src/sim/strategies/strategy.js';
import { fromBuild } from './kit.js';
import type { OpenedSubject } from './subjects.js';

export interface Scheduled {
  readonly plan: Plan;
  readonly strategy: Strategy;
}

export const SEED = 'bench';

/** Scenarios in which two actors race. */
export async function races() {
  const { SCENARIOS } = await fromBuild('scenarios/index');
  return SCENARIOS.filter(({ id }) => id.startsWith('race.'));
}

/** Schedules of races, the same for whoever asks. */
export async function raceSchedules({
  subject,
  stepsPerCall,
}: OpenedSubject): Promise<(index: number) => Scheduled> {
  const { scheduleAt } = await fromBuild('src/explore/schedule');
  const { DraftSource } = await fromBuild('src/explore/drafts');
  const { turnsOf } = await fromBuild('src/explore/turns');
  const { capabilities } = subject.contract;
  const asked = (await races()).filter(({ needs = [] }) =>
    needs.every((need) => capabilities.has(need))
  );
  const turns = turnsOf(asked);
  const drafts = new DraftSource(SEED);
  const options = { seed: SEED, turns, processesMax: 3, stepsPerCall };
  return (index) => scheduleAt(index, options, drafts, subject);
}
