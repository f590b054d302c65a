import { describe, expect, test } from 'vitest';
import type { Capability } from '../../../src/model/contract.js';
import type { WorldApi } from '../../../src/worlds/contract/api.js';
import { declaredContract } from '../../../src/worlds/contract/declared.js';
import { fakeWorld } from './fake-world.js';

function declared(part: Partial<WorldApi>): Capability[] {
  const { world } = fakeWorld({});
  return [...declaredContract({ ...world, ...part }).capabilities].sort();
}

describe('what a World promises follows from its spec version', () => {
  test.each<[number, Capability[]]>([
    [2, []],
    [3, ['resilientStart', 'waits']],
    [4, ['attributes', 'resilientStart', 'waits']],
    [5, ['attributes', 'resilientStart', 'lazyStart', 'waits']],
    [
      6,
      [
        'attributes',
        'resilientStart',
        'slots',
        'lazyStart',
        'waits',
        'statusArray',
      ],
    ],
  ])('%i', (specVersion, capabilities) => {
    const expected = [...capabilities, 'virtualTime'].sort();
    expect(declared({ specVersion })).toEqual(expected);
  });

  test('a World that names none gets that of the community Worlds', () => {
    const { world } = fakeWorld({});
    expect(declaredContract(world).specVersion).toBe(2);
  });
});

test('reads of a contract that is guessed are asked of Worlds that have them', () => {
  const { world } = fakeWorld({});
  const events = {
    ...world.events,
    get: () => Promise.reject(new Error('none')),
    listByCorrelationId: async () => ({
      data: [],
      cursor: null,
      hasMore: false,
    }),
  };
  expect(declared({ specVersion: 6, events })).toEqual(
    [
      ...['attributes', 'resilientStart', 'slots', 'lazyStart', 'waits'],
      ...['eventsGet', 'runCorrelation', 'statusArray', 'virtualTime'],
    ].sort()
  );
  expect(declared({ specVersion: 2, events })).toEqual(['virtualTime']);
});

test('and what its author says of it, which it need not say itself', () => {
  const { world } = fakeWorld({});
  const silent = { ...world, capabilities: {} };
  const said = declaredContract(silent, { capabilities: ['hookRetention'] });
  expect(said.capabilities.has('hookRetention')).toBe(true);
  expect(said.capabilities.has('hookResumeDedup')).toBe(false);
  expect(declaredContract(silent).capabilities.has('hookRetention')).toBe(
    false
  );
});

describe('and from the version of the contract that it is built on', () => {
  test.each([
    ['5.0.0-beta.34', 7, false],
    ['5.0.0-beta.36', 7, true],
    ['4.5.0', 3, false],
  ])(
    '%s with spec %i lists by several statuses: %s',
    (version, specVersion, has) => {
      const { world } = fakeWorld({});
      const { capabilities } = declaredContract(
        { ...world, specVersion },
        { builtOn: version }
      );
      expect(capabilities.has('statusArray')).toBe(has);
    }
  );
});

describe('and from what it says that it can', () => {
  test.each([
    [{ hookRetention: true }, ['hookRetention']],
    [{ hookRetention: { active: true } }, ['hookRetention']],
    [{ hookResumeDedup: { active: true, since: 5 } }, ['hookResumeDedup']],
    [{ hookRetention: false, hookResumeDedup: null }, []],
    [{ hookRetention: { active: false } }, []],
    [{ hookRetention: 'soon' }, []],
    [{ somethingNew: true }, []],
  ])('%j', (capabilities, expected) => {
    const all = [...expected, 'virtualTime'].sort();
    expect(declared({ capabilities })).toEqual(all);
  });

  test('the proposal is there where its methods are', () => {
    const { world } = fakeWorld({
      keyedStart: async ({ runId }) => ({
        run: { runId, status: 'pending' },
        created: true,
      }),
    });
    expect([...declaredContract(world).capabilities]).toContain('keyedStart');
  });
});
