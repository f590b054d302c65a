import type { Plan } from '../../src/explore/plan/plan.js';
import type { Play } from '../../src/laboratory/jobs.js';
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

/** The plays of races, as a check of nothing else would have them. */
export async function racePlays(
  from: number,
  count: number
): Promise<readonly Play[]> {
  const { playAt, turnsOf } = await fromBuild('src/explore/turns');
  const turns = turnsOf(await races());
  return Array.from({ length: count }, (_, each) => {
    const play = playAt(turns, from + each);
    return { ...play, isTwice: play.index % TWICE_EVERY === 0 };
  });
}

/** As often as a check does. */
const TWICE_EVERY = 20;

/** Schedules of races, the same for whoever asks. */
export async function raceSchedules({
  subject,
  stepsPerCall,
}: OpenedSubject): Promise<(index: number) => Scheduled> {
  const { scheduleOf } = await fromBuild('src/explore/schedule');
  const { DraftSource } = await fromBuild('src/explore/drafts');
  const { turnAt, turnsOf } = await fromBuild('src/explore/turns');
  const { capabilities } = subject.contract;
  const asked = (await races()).filter(({ needs = [] }) =>
    needs.every((need) => capabilities.has(need))
  );
  const turns = turnsOf(asked);
  const drafts = new DraftSource(SEED);
  const options = { seed: SEED, processesMax: 3, stepsPerCall };
  return (index) => scheduleOf(turnAt(turns, index), options, drafts, subject);
}
