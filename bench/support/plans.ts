import type { Contract } from '../../src/model/contract.js';
import type { Plan } from '../../src/model/plan.js';
import type { Strategy } from '../../src/sim/strategies/strategy.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { fromBuild } from './build.js';

export interface Scheduled {
  readonly plan: Plan;
  readonly strategy: Strategy;
}

const SEED = 'bench';

/**
 * Schedules of the two-actor scenarios, the same for whoever asks: those whose
 * id begins with `race.` and that the contract can be asked.
 */
export async function raceSchedules(
  subject: LoadedSubject,
  stepsPerCall: number
): Promise<(index: number) => Scheduled> {
  const { scheduleAt } = await fromBuild<
    typeof import('../../src/explore/schedule.js')
  >('src/explore/schedule.js');
  const { DraftSource } = await fromBuild<
    typeof import('../../src/explore/drafts.js')
  >('src/explore/drafts.js');
  const { turnsOf } = await fromBuild<
    typeof import('../../src/explore/turns.js')
  >('src/explore/turns.js');
  const turns = turnsOf(await raceScenarios(subject.contract));
  const options = { seed: SEED, turns, processesMax: 3, stepsPerCall };
  const drafts = new DraftSource(SEED);
  return (index) => scheduleAt(index, options, drafts, subject);
}

export async function raceScenarios({ capabilities }: Contract) {
  const { SCENARIOS } = await fromBuild<
    typeof import('../../scenarios/index.js')
  >('scenarios/index.js');
  return SCENARIOS.filter(
    ({ id, needs = [] }) =>
      id.startsWith('race.') && needs.every((need) => capabilities.has(need))
  );
}
