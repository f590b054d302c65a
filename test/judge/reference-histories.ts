import fc from 'fast-check';
import { SCENARIOS, type WorldScenario } from '../../scenarios/index.js';
import { adaptDraft } from '../../src/explore/adapt.js';
import { type Attempt, attempt } from '../../src/explore/attempt.js';
import type { Draft } from '../../src/explore/plan/plan.js';
import type { History } from '../../src/model/history.js';
import { randomStream } from '../../src/sim/random.js';
import { randomWalk } from '../../src/sim/strategies/random-walk.js';
import type { Strategy } from '../../src/sim/strategies/strategy.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';
import { loadReference } from '../../src/worlds/reference/subject.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { EVERYTHING } from './history-builder.js';

/** What a schedule of the reference World came to. */
export interface Told {
  readonly scenario: string;
  readonly history: History;
  readonly outcome: Attempt;
}

/** How many drafts of each scenario are played, and in which order. */
export interface Playing {
  readonly drafts: number;
  readonly order: 'sequential' | 'random';
}

/** One actor after the other, or any gate at any time. */
function strategyOf(order: Playing['order'], id: string, at: number): Strategy {
  if (order === 'sequential') return followChoices([]);
  return randomWalk(randomStream('test', id, at));
}

async function load(): Promise<LoadedSubject> {
  const spec = {
    id: 'reference',
    family: 'reference',
    package: 'worldproof',
    version: '0.0.0',
  } as const;
  const subject = await loadReference(spec, {});
  return { ...subject, contract: EVERYTHING };
}

/** Histories of the reference World over every scenario. */
export async function play({ drafts, order }: Playing): Promise<Told[]> {
  const subject = await load();
  const told: Told[] = [];
  for (const scenario of SCENARIOS) {
    const sample = fc.sample(scenario.drafts, { seed: 2376, numRuns: drafts });
    for (const [at, draft] of sample.entries()) {
      const strategy = strategyOf(order, scenario.id, at);
      told.push(await playDraft(subject, scenario, draft, strategy));
    }
  }
  return told;
}

async function playDraft(
  subject: LoadedSubject,
  { id }: WorldScenario,
  draft: Draft,
  strategy: Strategy
): Promise<Told> {
  const plan = {
    ...adaptDraft(draft, subject.contract),
    scenario: id,
    choices: [],
    faults: [],
    entropy: 1,
  };
  const outcome = await attempt(subject, plan, strategy);
  return { scenario: id, history: outcome.simulated.history, outcome };
}
