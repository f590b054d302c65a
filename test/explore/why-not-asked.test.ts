import { describe, expect, test } from 'vitest';
import { groundOf } from '../../src/explore/schedule.js';
import {
  type FaultsAsked,
  whyNotAsked,
} from '../../src/explore/why-not-asked.js';
import { CLAUSES, clauseOf } from '../../src/model/clauses/registry.js';
import type { Contract } from '../../src/model/contract.js';
import { SERVED_KINDS } from '../../src/worlds/served/kinds.js';
import { SERVER_KINDS } from '../../src/worlds/servers/address.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { EVERYTHING } from '../judge/history-builder.js';

const why = (asked: Partial<FaultsAsked>) =>
  whyNotAsked(clauseOf('crash.acknowledged'), {
    contract: EVERYTHING,
    ...asked,
  });

/** Of a subject on such a server, as its host tells it. */
function groundOn(kind: (typeof SERVER_KINDS)[number]) {
  const { undying } = SERVED_KINDS[kind];
  const restart = undying === undefined && { restart: () => ({}) };
  return groundOf(loaded({ undying, ...restart }));
}

function loaded(part: object): LoadedSubject {
  return { contract: EVERYTHING, ...part } as unknown as LoadedSubject;
}

describe('why nothing tells of a death', () => {
  test('the option is named only where it decides', () => {
    expect(why({ faults: false })).toContain('--no-faults');
    expect(why({ faults: true })).toMatch(/none of those .* met its premise/);
  });

  test.each([true, false])(
    'a World on MongoDB lives on, faults: %s',
    (faults) => {
      const told = why({ faults, ground: groundOn('mongodb') });
      expect(told).toContain('no process of a World on MongoDB dies');
      expect(told).not.toContain('--no-faults');
    }
  );

  test('those on other servers die', () => {
    for (const kind of SERVER_KINDS) {
      if (kind === 'mongodb') continue;
      expect(groundOn(kind), kind).not.toHaveProperty('undying');
    }
  });

  test('of a World in memory a death leaves nothing', () => {
    const capabilities = new Set(EVERYTHING.capabilities);
    capabilities.delete('sharedState');
    const contract: Contract = { ...EVERYTHING, capabilities };
    expect(why({ contract, faults: false })).toContain('no other finds');
  });

  test('what cannot be made again says so', () => {
    const ground = groundOf(loaded({}));
    expect(why({ ground })).toContain('nothing of it can be made again');
  });
});

test('clauses that need no fault have no such reason', () => {
  for (const clause of CLAUSES) {
    const told = whyNotAsked(clause, { contract: EVERYTHING, faults: false });
    expect(told !== undefined, clause.id).toBe(clause.asks === 'faults');
  }
});
