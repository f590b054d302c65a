import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALONE_IN_TURN } from '../../scenarios/alone.js';
import { SCENARIOS, type WorldScenario } from '../../scenarios/index.js';
import type { Draft } from '../../src/explore/plan/plan.js';
import { POWER } from '../../src/model/clauses/power.js';
import { CLAUSES, isClauseId } from '../../src/model/clauses/registry.js';
import {
  declaredBy,
  labelsOf,
  type Sent,
  sentIn,
  undeclared,
  undeclaredInSetup,
} from './well-formed.js';

const SEED = 2376;

const sample = (scenario: WorldScenario, numRuns = 100): Draft[] =>
  fc.sample(scenario.drafts, { numRuns, seed: SEED });

/** What follows the label tells unusual values, and events of a batch. */
const baseOf = (label: string) => label.replace(/(~[a-z]+|\.\d+)$/, '');

/** May speak of what is not there: that is what they are about. */
const MAY_MISS_NAMES = new Set([
  'unknown-run',
  ...ALONE_IN_TURN.map(({ id }) => id),
  'random',
]);

/** A power loss befalls whatever is played on a disc. */
const OF_POWER = Object.keys(POWER);
const ASKED = CLAUSES.filter(({ id }) => !OF_POWER.includes(id));

describe('the collection', () => {
  it('gives every scenario an id of its own and a sentence', () => {
    const ids = SCENARIOS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title } of SCENARIOS) {
      expect(id).toMatch(/^[a-z]+([.-][a-z]+)*$/);
      expect(title, id).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('puts every clause to the test', () => {
    const exercised = new Set(SCENARIOS.flatMap((one) => one.exercises));
    const missed = ASKED.filter(({ id }) => !exercised.has(id));
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('names known clauses, each once', () => {
    for (const { id, exercises } of SCENARIOS) {
      expect(exercises.every(isClauseId), id).toBe(true);
      expect(new Set(exercises).size, id).toBe(exercises.length);
    }
  });

  it('offers each clause to a subject that has no more than it needs', () => {
    const lost = ASKED.filter(({ id, needs = [] }) =>
      SCENARIOS.every(
        (one) =>
          !one.exercises.includes(id) ||
          !(one.needs ?? []).every((need) =>
            [...needs, 'attributes'].includes(need)
          )
      )
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(SCENARIOS)('$id', (scenario) => {
  const drafts = sample(scenario);

  it('casts one to four actors in processes without a gap', () => {
    for (const { actors, clock } of drafts) {
      const names = actors.map(({ name }) => name).join('');
      expect('ABCD'.startsWith(names) && names.length > 0).toBe(true);
      expect(actors.every(({ ops }) => ops.length > 0)).toBe(true);
      const processes = [...new Set(actors.map(({ process }) => process))];
      expect(processes).toEqual([...processes.keys()]);
      expect(clock.skewMs.length).toBe(processes.length);
      expect(clock.skewMs[0]).toBe(0);
      expect(Number.isInteger(clock.tickMs) && clock.tickMs >= 0).toBe(true);
    }
  });

  it('gives no label to two operations', () => {
    const isShared = ({ op }: Sent) =>
      op.kind === 'resume' && op.payload === `P-${op.resumeId ?? 'same'}`;
    const foreign = drafts
      .flatMap(sentIn)
      .filter((sent) => !isShared(sent))
      .filter(({ label, op }) =>
        labelsOf(op).some((own) => own !== '' && baseOf(own) !== label)
      );
    expect(foreign).toEqual([]);
  });

  it('speaks of runs, hooks, tokens and steps that somebody creates', () => {
    for (const draft of drafts) {
      expect(undeclaredInSetup(draft)).toEqual([]);
      if (!MAY_MISS_NAMES.has(scenario.id)) {
        expect(undeclared(draft)).toEqual([]);
      }
    }
  });

  it('keeps a hook to one run and one token, and a keyed run to one call', () => {
    for (const draft of drafts) {
      const owners = new Map<string, string>();
      const keyed = new Set<string>();
      for (const { op } of sentIn(draft)) {
        if (op.kind === 'createHook') {
          const owner = `${op.run} ${op.token} ${op.retainMs}`;
          expect(owners.get(op.hook) ?? owner).toBe(owner);
          owners.set(op.hook, owner);
        } else if (declaredBy(op).length > 0 && 'key' in op) {
          expect(keyed.has(op.run)).toBe(false);
          keyed.add(op.run);
        }
      }
    }
  });

  it('survives a round trip through JSON', () => {
    const copies: unknown = JSON.parse(JSON.stringify(drafts));
    expect(copies).toStrictEqual(drafts);
  });

  it('draws the same drafts from the same seed', () => {
    expect(sample(scenario, 20)).toEqual(sample(scenario, 20));
  });

  it('stays small where every schedule is to be tried', () => {
    if (!scenario.exhaustible) return;
    const distinct = new Set(
      sample(scenario, 2_000).map((d) => JSON.stringify(d))
    );
    expect(distinct.size).toBeLessThanOrEqual(220);
    for (const { setup, actors } of drafts) {
      expect(setup.length).toBeLessThanOrEqual(7);
      expect(actors.length).toBeLessThanOrEqual(3);
      expect(Math.max(...actors.map(({ ops }) => ops.length))).toBeLessThan(5);
    }
  });
});
