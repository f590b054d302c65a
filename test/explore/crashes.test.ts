import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRASHES } from '../../scenarios/crashes.js';
import { adaptDraft } from '../../src/explore/adapt.js';
import { attempt } from '../../src/explore/attempt.js';
import type { FaultOp } from '../../src/explore/plan/fault-op.js';
import type { Draft } from '../../src/explore/plan/plan.js';
import { warmUp } from '../../src/explore/warm-up.js';
import { KIT_VERSION } from '../../src/kit.js';
import { CONTRACT_READ } from '../../src/model/source.js';
import { randomStream } from '../../src/sim/random.js';
import { placed } from '../../src/sim/strategies/placed.js';
import { randomWalk } from '../../src/sim/strategies/random-walk.js';
import { MUTANTS } from '../../src/worlds/mutants/registry.js';
import type { ReferenceRules } from '../../src/worlds/reference/rules.js';
import { loadReference } from '../../src/worlds/reference/subject.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';

/** More gates than any of these drafts takes. */
const POINTS = 24;

const CRASH: readonly FaultOp[] = [{ kind: 'crash', process: 0 }];
const TWICE: readonly FaultOp[] = [
  ...CRASH,
  { kind: 'restart', process: 0 },
  ...CRASH,
];

async function load(rules: Partial<ReferenceRules>): Promise<LoadedSubject> {
  const spec = {
    id: 'reference',
    family: 'reference',
    package: 'worldproof',
    version: KIT_VERSION,
    builtOn: CONTRACT_READ,
  } as const;
  return (await warmUp(await loadReference(spec, rules))).subject;
}

/** Each draft that the scenario has, in one process. */
function draftsOf({ drafts }: (typeof CRASHES)[number]): Draft[] {
  const found = new Map<string, Draft>();
  for (const draft of fc.sample(drafts, { seed: 13, numRuns: 60 })) {
    const isAlone = draft.actors.every(({ process }) => process === 0);
    const words = draft.actors.flatMap(({ ops }) => ops);
    if (isAlone) found.set(JSON.stringify(words), draft);
  }
  return [...found.values()];
}

/** What breaks where the faults come after so many gates. */
async function brokenAt(
  subject: LoadedSubject,
  draft: Draft,
  ops: readonly FaultOp[],
  points: readonly number[]
) {
  const nemesis = { name: 'N', process: 0, role: 'nemesis', ops } as const;
  const plan = {
    ...adaptDraft(draft, subject.contract),
    scenario: 'crash',
    choices: [],
    faults: [],
    entropy: 1,
    rest: 'restarted',
  } as const;
  const actors = [...plan.actors, nemesis];
  const walk = randomWalk(randomStream('crashes', `${points}`));
  const strategy = placed(walk, 'N', points);
  const { broken, judgement, failure } = await attempt(
    subject,
    { ...plan, actors },
    strategy
  );
  return { broken, failure, isUnknown: judgement?.unknown };
}

describe('the reference World', () => {
  it.each(CRASHES)(
    'keeps every clause at each crash point of $id',
    async (scenario) => {
      const subject = await load({});
      const drafts = draftsOf(scenario);
      expect(drafts.length).toBeGreaterThan(0);
      for (const draft of drafts) {
        for (let point = 0; point < POINTS; point++) {
          const told = await brokenAt(subject, draft, CRASH, [point]);
          expect(told).toEqual({
            broken: [],
            failure: undefined,
            isUnknown: false,
          });
        }
        for (let point = 0; point < POINTS; point += 2) {
          const points = [point, point + 1, point + 5];
          const told = await brokenAt(subject, draft, TWICE, points);
          expect(told).toEqual({
            broken: [],
            failure: undefined,
            isUnknown: false,
          });
        }
      }
    }
  );
});

const FAULTY = MUTANTS.filter(
  ({ visible, files }) => visible === 'after a fault' && files === undefined
);

describe('a mutant that is broken under faults alone', () => {
  it.each(FAULTY)('$id shows at a crash point', async ({ clause, rules }) => {
    const subject = await load(rules);
    const found = new Set<string>();
    for (const scenario of CRASHES) {
      if (!scenario.exercises.some((each) => each === clause)) continue;
      for (const draft of draftsOf(scenario)) {
        for (let point = 0; point < POINTS && !found.has(clause); point++) {
          const { broken } = await brokenAt(subject, draft, CRASH, [point]);
          for (const each of broken) found.add(each);
        }
      }
    }
    expect([...found]).toContain(clause);
  });
});
