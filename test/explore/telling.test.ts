import { expect, test } from 'vitest';
import { execute } from '../../src/explore/attempt.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import { telling } from '../../src/explore/telling.js';
import type { Asks } from '../../src/laboratory/host/protocol.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';
import { reference } from './hunt.js';

const PLAN: Plan = {
  scenario: 'told',
  setup: [
    { kind: 'createRun', run: 'r1', workflow: 'w', input: 'i' },
    { kind: 'startRun', run: 'r1' },
  ],
  actors: ['A', 'B'].map((name) => ({
    name,
    process: 0,
    ops: [{ kind: 'endRun', run: 'r1', status: 'completed', value: name }],
  })),
  clock: { tickMs: 1, skewMs: [0] },
  choices: [],
  faults: [],
  entropy: 0,
};

/** Each goes one gate, and lets the other go. */
const TURNS = followChoices(Array.from({ length: 20 }, () => 1));

test('a process that goes down in the middle of a call has told every gate of it', async () => {
  const told: Asks<Plan>[] = [];
  const { strategy, ask } = telling(PLAN, TURNS, (asks) => told.push(asks));
  const { plan } = await execute(await reference(), PLAN, { strategy, ask });
  const calls = told.findIndex(({ words }) => words.startsWith('B: complete'));
  // The last call is asked for before the turns that follow it are taken.
  expect(plan.choices.length).toBeGreaterThan(
    told[calls]?.plan.choices.length ?? Infinity
  );
  expect(told.at(-1)?.plan.choices).toEqual(plan.choices);
});
