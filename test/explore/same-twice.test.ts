import { expect, test } from 'vitest';
import type { Attempt } from '../../src/explore/attempt.js';
import { lackOfControl, unlikeOf } from '../../src/explore/same-twice.js';
import type { Operation } from '../../src/model/history.js';
import { Names } from '../../src/worlds/contract/names.js';
import { hunt } from './hunt.js';

const { found } = await hunt(
  'token.unique/select-then-insert',
  'race.claim-claim'
);

/** A second run that did the same, but for what is changed of it. */
function again(change: Partial<Attempt['simulated']>): Attempt {
  return { ...found, simulated: { ...found.simulated, ...change } };
}

function withOperation(change: (operation: Operation) => Operation): Attempt {
  const { history } = found.simulated;
  const at = history.operations.findIndex(({ actor }) => actor === 'B');
  const operations = history.operations.map((each, place) =>
    place === at ? change(each) : each
  );
  return again({ history: { ...history, operations } });
}

test('a run that is repeated is the same', () => {
  expect(lackOfControl(found, again({}))).toBeUndefined();
});

test('an answer that differs is told by its call, whatever the gates say', () => {
  const other = withOperation((operation) => ({
    ...operation,
    response: {
      ok: false,
      refusal: 'expired',
      message: 'RunExpiredError: late',
    },
  }));
  const unlike = unlikeOf(found, other);
  expect(unlike?.call).toMatch(/^B: /);
  expect(unlike?.second).toContain('RunExpiredError');
  expect(lackOfControl(found, other)).toMatch(
    /^uncontrolled at step \d+, B: .*: the first run: .*, a second run differs: .*RunExpiredError/
  );
});

test('what a World builds around a token is compared by the name of the token', () => {
  // Tokens are new for each schedule, and only the run's own names know them.
  const run = (salt: string, prefix: string): Attempt => {
    const names = new Names(salt);
    const token = `?${prefix}/${names.token('k1')}`;
    const { simulated } = withOperation((operation) => ({
      ...operation,
      response: { ok: false, refusal: 'exists', message: token },
    }));
    return { ...found, simulated: { ...simulated, names } };
  };
  expect(unlikeOf(run('9', 'order'), run('10', 'order'))).toBeUndefined();
  expect(unlikeOf(run('9', 'order'), run('10', 'other'))).toMatchObject({
    first: expect.stringContaining('?order/k1"'),
    second: expect.stringContaining('?other/k1"'),
  });
});

test('lists of entities are the same in whatever order', () => {
  const listing = (...names: readonly string[]): Attempt =>
    withOperation((operation) => ({
      ...operation,
      response: {
        ok: true,
        runs: names.map((run) => ({ run, status: 'running' })),
      },
    }));
  const list = listing('r1', 'r2');
  expect(unlikeOf(list, listing('r2', 'r1'))).toBeUndefined();
  expect(unlikeOf(list, listing('r2', 'r2'))).toMatchObject({
    call: expect.stringMatching(/^B: /),
  });
});

test('the time at which a quoted request was made is not compared', () => {
  const refused = (words: string): Attempt =>
    withOperation((operation) => ({
      ...operation,
      response: {
        ok: false,
        refusal: 'lost',
        message: `Error: Failed query: update runs\nparams: ${words}`,
      },
    }));
  const first = refused('A1,2026-12-02T13:50:05.188Z,r1');
  expect(
    unlikeOf(first, refused('A1,2026-12-02T13:51:05.208Z,r1'))
  ).toBeUndefined();
  expect(
    unlikeOf(first, refused('A1,2026-12-02 13:51:05.208+00,r1'))
  ).toBeUndefined();
  const bytes = (last: string) => refused(`A1,\uFFFD\0\u0001hdue${last},5`);
  expect(unlikeOf(bytes('Zx,'), bytes('Z\uFFFDG'))).toBeUndefined();
  const other = refused('A2,2026-12-02T13:51:05.208Z,r1');
  expect(unlikeOf(first, other)).toMatchObject({
    second: expect.stringContaining('A2,<time>,r1'),
  });
});

test('a gate that differs is told with the call that it is part of', () => {
  const { trace } = found.simulated;
  const at = trace.findLastIndex(({ actor }) => actor === 'B');
  const changed = trace.map((step, place) =>
    place === at
      ? { ...step, label: { ...step.label, target: 'elsewhere' } }
      : step
  );
  expect(unlikeOf(found, again({ trace: changed }))).toMatchObject({
    step: at + 1,
    call: expect.stringMatching(/^B: /),
    second: expect.stringContaining('elsewhere'),
  });
});

test('what differs first is what is told', () => {
  const { trace, history } = found.simulated;
  const changed = [...trace.slice(0, -1)];
  const operations = history.operations.map((each, place) =>
    place === 0
      ? {
          ...each,
          response: { ok: false, refusal: 'exists', message: 'x' } as const,
        }
      : each
  );
  const unlike = unlikeOf(
    found,
    again({ trace: changed, history: { ...history, operations } })
  );
  expect(unlike?.step ?? 0).toBeLessThan(trace.length);
  expect(unlike?.second).toContain('exists');
});

test('a verdict that differs is told where all else is the same', () => {
  const other = { ...found, broken: [] };
  expect(unlikeOf(found, other)).toMatchObject({
    first: expect.stringContaining('token.unique'),
    second: expect.stringContaining('breaks nothing'),
  });
});

test('what escaped the gates is told before what it did', () => {
  const effects = ['step 3: A began a real file operation'];
  expect(lackOfControl(found, again({ escapes: effects, trace: [] }))).toBe(
    `uncontrolled at ${effects[0]}`
  );
});

test('an event id and a cursor, which each schedule makes anew, are not compared', () => {
  const followed = (salt: string, cursor: string | null): Attempt =>
    withOperation((operation) => ({
      ...operation,
      call: { kind: 'followEvents', run: 'r1', from: `from ${salt}` },
      response: { ok: true, events: [], cursor },
    }));
  const one = followed('1', 'cursor 1');
  expect(unlikeOf(one, followed('2', 'cursor 2'))).toBeUndefined();
  expect(unlikeOf(one, followed('2', null))?.call).toMatch(/^B: /);
});

test('nor is the cursor that a write goes on from', () => {
  const since = (cursor: string | undefined): Attempt =>
    withOperation((operation) => ({
      ...operation,
      call: { kind: 'startRun', run: 'r1', holds: { cursor } },
    }));
  expect(unlikeOf(since('cursor 1'), since('cursor 2'))).toBeUndefined();
  expect(unlikeOf(since('cursor 1'), since(undefined))?.call).toMatch(/^B: /);
});
