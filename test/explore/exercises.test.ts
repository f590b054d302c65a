import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../scenarios/index.js';
import { attempt } from '../../src/explore/attempt.js';
import { DraftSource } from '../../src/explore/drafts.js';
import { scheduleOf } from '../../src/explore/schedule.js';
import { turnAt, turnsOf } from '../../src/explore/turns.js';
import { warmUp } from '../../src/explore/warm-up.js';
import { KIT_VERSION } from '../../src/kit.js';
import type { ClauseId } from '../../src/model/clauses/registry.js';
import { CONTRACT_READ } from '../../src/model/source.js';
import { loadReference } from '../../src/worlds/reference/subject.js';
import { PROCESSES_MAX } from '../../src/worlds/subject.js';

const SCHEDULES_MAX = 1500;

const spec = {
  id: 'reference',
  family: 'reference',
  package: 'worldproof',
  version: KIT_VERSION,
  builtOn: CONTRACT_READ,
} as const;

const { subject, stepsPerCall } = await warmUp(await loadReference(spec, {}));

/** The clauses of a scenario that no schedule has met so far. */
async function unmet(
  scenario: (typeof SCENARIOS)[number]
): Promise<readonly ClauseId[]> {
  const options = {
    seed: 'exercises',
    stepsPerCall,
    processesMax: PROCESSES_MAX,
    faults: scenario.asks === 'faults',
  };
  const turns = turnsOf([scenario]);
  const drafts = new DraftSource(options.seed);
  const missing = new Set<ClauseId>(scenario.exercises);
  for (let index = 0; missing.size > 0 && index < SCHEDULES_MAX; index++) {
    const { plan, strategy } = scheduleOf(
      turnAt(turns, index),
      options,
      drafts,
      subject
    );
    const { judgement, broken } = await attempt(subject, plan, strategy);
    expect(broken).toEqual([]);
    for (const clause of judgement?.exercised ?? []) missing.delete(clause);
  }
  return [...missing];
}

describe('every scenario meets the clauses that it says it exercises', () => {
  for (const scenario of SCENARIOS) {
    it(scenario.id, async () => {
      expect(await unmet(scenario)).toEqual([]);
    });
  }
});
