import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../scenarios/index.js';
import { PlanSchema } from '../../src/explore/plan/schema.js';

const REST = { choices: [0, 1], faults: [], entropy: 5 };

describe('a plan in a token may be any draft of any scenario', () => {
  test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    '%s',
    (id, { drafts }) => {
      fc.assert(
        fc.property(drafts, (draft) => {
          const plan = { scenario: id, ...draft, ...REST };
          const json = JSON.parse(JSON.stringify(plan));
          expect(PlanSchema.parse(json)).toEqual(json);
        }),
        { numRuns: 20 }
      );
    }
  );
});

test.each([
  ['a fourth process', { actors: [{ name: 'A', process: 3, ops: [] }] }],
  ['time that runs back', { clock: { tickMs: -1, skewMs: [] } }],
  ['half a choice', { choices: [0.5] }],
  ['an operation nobody knows', { setup: [{ kind: 'fly', run: 'r1' }] }],
  ['a word nobody knows', { setup: [{ kind: 'getRun', run: 'r1', fast: 1 }] }],
  ['a part nobody knows', { weather: 'fine' }],
  ['calls together without a number of turns', { together: [] }],
  ['calls that follow half a turn later', { together: [0.5] }],
  ['a fault', { faults: [{ kind: 'crash', step: 3, process: 0 }] }],
  ['a run without a name', { setup: [{ kind: 'getRun', run: '' }] }],
  [
    'an end that is none',
    { setup: [{ kind: 'endRun', run: 'r1', status: 'running', value: '' }] },
  ],
])('but not %s', (_words, part) => {
  const plan = {
    scenario: 'random',
    setup: [],
    actors: [],
    clock: { tickMs: 1, skewMs: [0] },
    ...REST,
  };
  expect(PlanSchema.safeParse(plan).success).toBe(true);
  expect(PlanSchema.safeParse({ ...plan, ...part }).success).toBe(false);
});

test('a fault that this kit does not know is refused by its name', () => {
  const plan = {
    scenario: 'random',
    setup: [],
    actors: [],
    clock: { tickMs: 1, skewMs: [0] },
    ...REST,
    faults: [{ kind: 'power-loss', step: 3, process: 0 }],
  };
  const { error } = PlanSchema.safeParse(plan);
  expect(error?.issues[0]).toMatchObject({
    path: ['faults', 0, 'kind'],
    message: 'this kit knows no fault "power-loss"',
  });
});
