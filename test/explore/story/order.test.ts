import { expect, test } from 'vitest';
import { hunt, shrinkDivergence } from '../hunt.js';

test('a divergence tells the order of the checker, and its dead end', async () => {
  const { subject, clause, found } = await hunt(
    'run.terminal-once/check-then-end',
    'race.complete-cancel'
  );
  const request = { plan: found.plan, clause, occurrences: 1 };
  const divergence = await shrinkDivergence(subject, request);
  const { calls = [], stuck } = divergence?.order ?? {};
  const states = calls.map(({ actor, state }) => `${actor}: ${state}`);
  expect(states.slice(0, -1)).toEqual([
    'setup: r1 pending',
    'setup: r1 running',
  ]);
  expect(states.at(-1)).toMatch(/^[AB]: r1 (?:completed|cancelled)/);
  expect(stuck).toEqual([
    {
      actor: expect.stringMatching(/^[AB]$/),
      words: expect.stringMatching(/^(?:complete|cancel) r1/),
      answer: expect.stringMatching(/^ok/),
    },
  ]);
});
