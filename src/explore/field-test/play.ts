import { SCENARIOS } from '../../../scenarios/index.js';
import type { History, Operation } from '../../model/history.js';
import { CONTRACT_READ } from '../../model/source.js';
import { randomStream } from '../../sim/random.js';
import type { Strategy } from '../../sim/strategies/strategy.js';
import { perform } from '../../worlds/contract/driver.js';
import type { RequestContext } from '../../worlds/contract/requests.js';
import { loadReference } from '../../worlds/reference/subject.js';
import type { LoadedSubject } from '../../worlds/subject.js';
import { adaptDraft } from '../adapt.js';
import { DraftSource, type WorldScenario } from '../drafts.js';
import type { Plan } from '../plan/plan.js';
import { simulate } from '../simulate.js';
import { oneAtATime } from './one-at-a-time.js';
import { Tape } from './tape.js';

/** A call of a history with all that the World has answered to it. */
export interface Taped {
  readonly operation: Operation;
  readonly tape: Tape;
  readonly context: RequestContext;
}

/** What the reference World did with one plan. */
export interface Played {
  readonly scenario: string;
  readonly history: History;
  readonly calls: readonly Taped[];
}

export async function loadTheReference(): Promise<LoadedSubject> {
  const spec = {
    id: 'reference',
    family: 'reference',
    package: 'worldproof',
    version: '0.0.0',
    builtOn: CONTRACT_READ,
  } as const;
  return loadReference(spec, {});
}

export interface Playing {
  readonly seed: string;
  /** Of each scenario; absent: one. */
  readonly plans?: number | undefined;
  /** Ids of those that are played; absent: all. */
  readonly scenarios?: readonly string[] | undefined;
}

/** Plays so many plans of each scenario, one call at a time. */
export async function* playAll(
  subject: LoadedSubject,
  { seed, plans = 1, scenarios }: Playing
): AsyncIterable<Played> {
  const drafts = new DraftSource(seed);
  for (const scenario of SCENARIOS) {
    if (scenarios && !scenarios.includes(scenario.id)) continue;
    for (let number = 0; number < plans; number++) {
      const stream = randomStream('fields', seed, scenario.id, number);
      const plan = planOf(scenario, drafts, number, subject);
      yield await playPlan(subject, plan, oneAtATime(stream));
    }
  }
}

function planOf(
  scenario: WorldScenario,
  drafts: DraftSource,
  number: number,
  { contract }: LoadedSubject
): Plan {
  const draft = adaptDraft(drafts.draft(scenario, number), contract);
  const { tickMs, skewMs } = draft.clock;
  return {
    ...draft,
    // Clocks that differ leave open whether a deadline has passed.
    clock: { tickMs, skewMs: skewMs.map(() => 0) },
    scenario: scenario.id,
    choices: [],
    faults: [],
    entropy: number,
  };
}

async function playPlan(
  subject: LoadedSubject,
  plan: Plan,
  strategy: Strategy
): Promise<Played> {
  const taped: { tape: Tape; context: RequestContext }[] = [];
  const { history } = await simulate(subject, plan, {
    strategy,
    ask: (world, call, context) => {
      const tape = new Tape(world);
      taped.push({ tape, context });
      return perform(tape.recording, call, context);
    },
  });
  const calls = history.operations.map((operation, at) => ({
    operation,
    ...(taped[at] as (typeof taped)[number]),
  }));
  return { scenario: plan.scenario, history, calls };
}
