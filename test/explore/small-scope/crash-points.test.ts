import { describe, expect, test } from 'vitest';
import { isNemesis } from '../../../src/explore/plan/faults.js';
import {
  coverageOf,
  scopesTold,
} from '../../../src/explore/small-scope/coverage.js';
import {
  crashPairs,
  crashPoints,
  pointsOf,
} from '../../../src/explore/small-scope/crash-points.js';
import { scopeJobs } from '../../../src/explore/small-scope/jobs.js';
import { draftsOfPair } from '../../../src/explore/small-scope/pair-drafts.js';
import { pairIds } from '../../../src/explore/small-scope/pair-ids.js';
import { pairById } from '../../../src/explore/small-scope/pair-scenario.js';
import type { Pair } from '../../../src/explore/small-scope/pairs.js';
import { CAPABILITIES } from '../../../src/model/contract.js';

const contract = { specVersion: 8, capabilities: new Set(CAPABILITIES) };

describe('crash points of the small scope', () => {
  test('have a name each, by which they are found', () => {
    const all = [...crashPoints(), ...crashPairs().slice(0, 20)];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id } of all) expect(pairById(id)?.id).toBe(id);
  });

  test('are of every call, from states in which it matters', () => {
    const ids = crashPoints().map(({ id }) => id);
    for (const start of [
      'crash-point.claim.running',
      'crash-point.complete-run.running',
    ]) {
      expect(ids.some((id) => id.startsWith(start))).toBe(true);
    }
  });

  test('no claim is repeated in other words', () => {
    const claims = crashPairs().flatMap(({ letters }) => {
      const [one, other] = letters.map(({ call }) => call);
      if (one?.kind !== 'createHook' || other?.kind !== 'createHook') return [];
      return one.hook === other.hook ? [[one, other] as const] : [];
    });
    expect(claims.length).toBeGreaterThan(0);
    for (const [one, other] of claims) expect(other).toEqual(one);
  });

  test('each draft has one nemesis, that kills one process once', () => {
    for (const pair of [...crashPoints(), ...crashPairs().slice(0, 20)]) {
      const drafts = draftsOfPair(pair);
      expect(drafts).toHaveLength(pair.letters.length);
      for (const [process, { actors }] of drafts.entries()) {
        const [nemesis, ...others] = actors.filter(isNemesis);
        expect(others).toEqual([]);
        expect(nemesis?.ops).toEqual([{ kind: 'crash', process }]);
      }
    }
  });

  test.each([
    ['drop', { isServed: true }, ['dropRequest', 'dropReply']],
    ['tear', { hasDisc: true }, ['tear', 'tear', 'tear', 'tear']],
  ] as const)('%s points are where they can be', (fault, ground, kinds) => {
    const pairs = pointsOf(fault);
    expect(pairs).toHaveLength(crashPoints().length);
    const ids = pairs.map(({ id }) => id).slice(0, 20);
    for (const id of ids) expect(pairById(id)?.id).toBe(id);
    expect(scopeJobs({ pairs: ids, contract })).toEqual([]);
    const jobs = scopeJobs({ pairs: ids, contract, ground });
    expect(jobs).toHaveLength(ids.length * kinds.length);
    const drafts = draftsOfPair(pairs[0] as Pair);
    const faults = drafts.map(({ actors }) => actors.find(isNemesis)?.ops);
    expect(faults.map((ops) => ops?.map(({ kind }) => kind))).toEqual(
      kinds.map((kind) => [kind])
    );
    const told = scopesTold(coverageOf(jobs, []));
    expect(told).toEqual({ [`${fault}Scope`]: expect.anything() });
    expect(told[`${fault}Scope`]).toMatchObject({ pairs: jobs.length });
  });

  test('are asked with faults only, among the pairs', () => {
    const without = pairIds(undefined, undefined);
    const all = pairIds(undefined, undefined, true);
    expect(without.some((id) => id.startsWith('crash'))).toBe(false);
    expect(all.slice(0, without.length)).toEqual(without);
    const jobs = scopeJobs({ pairs: all, contract });
    const first = jobs.findIndex(({ scenario }) =>
      scenario.startsWith('crash')
    );
    expect(first).toBe(30);
    const plain = jobs.filter(({ scenario }) => !scenario.startsWith('crash'));
    expect(plain).toEqual(scopeJobs({ pairs: without, contract }));
  });

  test('are not asked of what dies with its process', () => {
    const capabilities = new Set(CAPABILITIES);
    capabilities.delete('sharedState');
    const pairs = crashPoints().map(({ id }) => id);
    expect(
      scopeJobs({ pairs, contract: { ...contract, capabilities } })
    ).toEqual([]);
  });
});
