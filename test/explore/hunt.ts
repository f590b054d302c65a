import { SCENARIOS, type WorldScenario } from '../../scenarios/index.js';
import { adaptDraft } from '../../src/explore/adapt.js';
import { type Attempt, attempt } from '../../src/explore/attempt.js';
import { DraftSource } from '../../src/explore/drafts.js';
import { WorldLaboratory } from '../../src/explore/laboratory.js';
import type { Sought, WorldWords } from '../../src/explore/messages.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import { warmUp } from '../../src/explore/warm-up.js';
import type { ShrinkRequest } from '../../src/laboratory/host/protocol.js';
import { shrink } from '../../src/laboratory/host/shrink.js';
import type { Ground } from '../../src/laboratory/laboratory.js';
import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { Divergence } from '../../src/report/record.js';
import { randomStream } from '../../src/sim/random.js';
import {
  drawStrategy,
  strategyOf,
} from '../../src/sim/strategies/portfolio.js';
import { MUTANTS } from '../../src/worlds/mutants/registry.js';
import { loadReference } from '../../src/worlds/reference/subject.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';

/** As the host of this subject would shrink it. */
export function shrinkDivergence(
  subject: LoadedSubject,
  { plan, attemptsMax, untilMs, ...sought }: DivergenceRequest
): Promise<Divergence | undefined> {
  const laboratory = new WorldLaboratory(GROUND, subject);
  return shrink(laboratory, { plan, sought, attemptsMax, untilMs });
}

type DivergenceRequest = Sought &
  Omit<ShrinkRequest<Plan, WorldWords>, 'sought'>;

/** The reference World keeps nothing in files. */
export const GROUND: Ground = {
  data: {
    path: '/none',
    reset: () => {
      throw new TypeError('Nothing here has files');
    },
  },
  began: () => undefined,
};

export interface Hunted {
  readonly subject: LoadedSubject;
  readonly clause: ClauseId;
  /** The first schedule of the seed that breaks it. */
  readonly found: Attempt;
}

/** The reference World, or a mutant of it, as a host would hold it. */
export async function reference(mutant?: string): Promise<LoadedSubject> {
  const rules = MUTANTS.find(({ id }) => id === mutant)?.rules ?? {};
  const spec = {
    id: mutant ? `mutant:${mutant}` : 'reference',
    family: mutant ? 'mutant' : 'reference',
    package: 'worldproof',
    version: '0.0.0',
  } as const;
  const { subject } = await warmUp(await loadReference(spec, rules));
  return subject;
}

const hunted = new Map<string, Promise<Hunted>>();

/**
 * Explores a mutant, in one scenario, until its clause breaks; once for all tests
 * of a file, as the same is found each time.
 */
export function hunt(mutant: string, scenario: string): Promise<Hunted> {
  const key = `${mutant} in ${scenario}`;
  const found = hunted.get(key) ?? explore(mutant, scenario);
  hunted.set(key, found);
  return found;
}

async function explore(mutant: string, scenario: string): Promise<Hunted> {
  const subject = await reference(mutant);
  const clause = mutant.split('/')[0] as ClauseId;
  const drafts = new DraftSource('1');
  for (let number = 0; number < 2_000; number++) {
    const draft = drafts.draft(scenarioOf(scenario), number);
    const plan: Plan = {
      ...adaptDraft(draft, subject.contract),
      scenario,
      choices: [],
      faults: [],
      entropy: number,
    };
    const stream = randomStream('schedule', scenario, number);
    const strategy = strategyOf(drawStrategy(stream), stream, 10);
    const found = await attempt(subject, plan, strategy);
    if (found.broken.includes(clause)) return { subject, clause, found };
  }
  throw new Error(`${scenario} does not show ${mutant}`);
}

function scenarioOf(id: string): WorldScenario {
  const scenario = SCENARIOS.find((each) => each.id === id);
  if (!scenario) throw new Error(`No scenario is called ${id}`);
  return scenario;
}
