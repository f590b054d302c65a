import { expect, test } from 'vitest';
import { stateWords } from '../../../src/explore/story/model-words.js';
import {
  EMPTY_STATE,
  type HookState,
  NEW_RUN,
} from '../../../src/model/state.js';

const HOOK: HookState = {
  run: 'r1',
  token: 't1',
  held: true,
  live: true,
  disposed: false,
  ghost: false,
  ended: false,
};

function hookIn(changes: Partial<HookState>): string {
  const hooks = { h1: { ...HOOK, ...changes } };
  return stateWords({ ...EMPTY_STATE, hooks });
}

test('a state is told by what is there', () => {
  expect(stateWords(EMPTY_STATE)).toBe('nothing is there');
  const r1 = {
    ...NEW_RUN,
    status: 'completed',
    value: 'V1',
    attributes: { owner: 'B1' },
  } as const;
  expect(stateWords({ ...EMPTY_STATE, runs: { r1 } })).toBe(
    'r1 completed (V1) owner=B1'
  );
});

test('a hook may hold its token before it is found, and be found after', () => {
  expect(hookIn({})).toBe('h1 owns t1');
  expect(hookIn({ live: false })).toBe('h1 holds t1');
  expect(hookIn({ held: false })).toBe('h1 is found, t1 is free');
  expect(hookIn({ held: false, live: false })).toBe('h1 is gone, t1 is free');
  expect(hookIn({ held: false, live: false, disposed: true })).toBe(
    'h1 is disposed'
  );
});
