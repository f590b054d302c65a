import { expect, test } from 'vitest';
import { DraftSource } from '../../src/explore/drafts.js';
import { likenessOf, scenarioLike } from '../../src/explore/likeness.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import { writeToken } from '../../src/explore/token.js';
import { InputError } from '../../src/laboratory/errors.js';

const PLAN: Plan = {
  scenario: 'race.claim-claim',
  setup: [{ kind: 'start', run: 'r1', workflow: 'w1', input: 'x' }],
  actors: [
    {
      name: 'A',
      process: 0,
      ops: [{ kind: 'createHook', run: 'r1', hook: 'h1', token: 't1' }],
    },
  ],
  clock: { tickMs: 0, skewMs: [0] },
  choices: [1, 0, 2],
  faults: [],
  entropy: 7,
};

const tokenOf = (clause: string, plan = PLAN) =>
  writeToken({ subject: 'local-v4', clause, plan, trace: [] });

test('the calls of a token are kept, and its schedule is not', () => {
  const likeness = likenessOf(tokenOf('token.unique'));
  const { setup, actors, clock } = PLAN;
  expect(likeness).toEqual({
    scenario: 'like race.claim-claim',
    clause: 'token.unique',
    subject: 'local-v4',
    draft: { setup, actors, clock },
  });
});

test('every draft of it is the same, whatever the seed', () => {
  const { draft } = likenessOf(tokenOf('token.unique'));
  const scenario = scenarioLike(likenessOf(tokenOf('token.unique')));
  expect(scenario.exercises).toEqual(['token.unique']);
  for (const seed of ['1', '2']) {
    const drafts = new DraftSource(seed);
    expect(drafts.draft(scenario, 0)).toEqual(draft);
    expect(drafts.draft(scenario, 99)).toEqual(draft);
  }
});

test('what a likeness has found is like the original', () => {
  const found = { ...PLAN, scenario: 'like race.claim-claim' };
  expect(likenessOf(tokenOf('token.unique', found)).scenario).toBe(
    'like race.claim-claim'
  );
});

test('a clause of a newer kit is named, with the kit', () => {
  const ask = () => likenessOf(tokenOf('token.eternal'));
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(
    /this kit knows no clause token\.eternal \(token written by worldproof \d/
  );
});
