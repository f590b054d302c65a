import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../../scenarios/index.js';
import { attempt } from '../../../src/explore/attempt.js';
import { DraftSource } from '../../../src/explore/drafts.js';
import { POLICY_MUTANTS } from '../../../src/explore/policies/mutants/registry.js';
import { scheduleOf } from '../../../src/explore/schedule.js';
import { turnAt, turnsOf } from '../../../src/explore/turns.js';
import { warmUp } from '../../../src/explore/warm-up.js';
import { loadReference } from '../../../src/worlds/reference/subject.js';
import { PROCESSES_MAX } from '../../../src/worlds/subject.js';

/** As many as the hunt of the command allows for each seed. */
const SCHEDULES_MAX = 2000;

type Mutant = (typeof POLICY_MUTANTS)[number];

/** Schedules to the first that breaks its clause, and what else broke. */
async function hunt({ id, clause }: Mutant, seed: string) {
  const spec = {
    id: `mutant:${id}`,
    family: 'mutant',
    package: 'worldproof',
    version: '0.0.0',
  } as const;
  const { subject, stepsPerCall } = await warmUp(await loadReference(spec, {}));
  const scenarios = SCENARIOS.filter(({ exercises }) =>
    exercises.includes(clause)
  );
  const options = {
    seed,
    stepsPerCall,
    processesMax: PROCESSES_MAX,
  };
  const turns = turnsOf(scenarios, [clause]);
  const drafts = new DraftSource(seed);
  for (let index = 0; index < SCHEDULES_MAX; index++) {
    const { plan, strategy } = scheduleOf(
      turnAt(turns, index),
      options,
      drafts,
      subject
    );
    const { broken, failure } = await attempt(subject, plan, strategy);
    if (failure) throw new Error(failure);
    if (broken.includes(clause)) return { broken, schedules: index + 1 };
  }
  return { broken: [], schedules: SCHEDULES_MAX };
}

describe.each(POLICY_MUTANTS.map((mutant) => [mutant.id, mutant] as const))(
  '%s',
  (_id, mutant) => {
    // `worldproof mutants` looks with seeds of its own.
    test.each(['2'])(
      'is found with seed %s, and nothing is blamed on the World',
      async (seed) => {
        const { broken } = await hunt(mutant, seed);
        expect(broken).toContain(mutant.clause);
        // Whoever shares a key with a wrong program suffers from it as well.
        expect(broken.every((id) => id.startsWith('policy.'))).toBe(true);
      }
    );
  }
);
