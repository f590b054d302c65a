import { expect, test } from 'vitest';
import { attempt } from '../../../src/explore/attempt.js';
import type { FaultOp } from '../../../src/explore/plan/fault-op.js';
import type { Plan } from '../../../src/explore/plan/plan.js';
import { tellStory } from '../../../src/explore/story/story.js';
import { printStory } from '../../../src/story/print.js';
import { reference } from '../hunt.js';

const PLAN: Plan = {
  scenario: 'faults',
  setup: [
    { kind: 'createRun', run: 'r1', workflow: 'w', input: 'i' },
    { kind: 'startRun', run: 'r1' },
  ],
  actors: [
    {
      name: 'A',
      process: 0,
      ops: [{ kind: 'createHook', run: 'r1', hook: 'h1', token: 't1' }],
    },
  ],
  clock: { tickMs: 1, skewMs: [0] },
  choices: [0, 0, 1],
  faults: [],
  entropy: 0,
};

async function storyOf(...ops: readonly FaultOp[]): Promise<string[]> {
  const nemesis = { name: 'N', process: 0, role: 'nemesis', ops } as const;
  const plan = { ...PLAN, actors: [...PLAN.actors, nemesis] };
  const told = tellStory(await attempt(await reference(), plan), '');
  const story = printStory(told);
  return story.slice(
    0,
    story.findIndex((line) => line.startsWith('after'))
  );
}

test('a death says before which gate, and what had been done', async () => {
  expect(await storyOf({ kind: 'crash', process: 0 })).toEqual([
    'setup    create r1; start r1',
    'A        claim t1 for r1 (hook h1)  ✝ before store:commit runs/r1',
    'N          p0 dies',
    '         done     createHook: nothing that changes anything',
    '         p0 starts again, once all is quiet',
    'A        claim t1 for r1 (hook h1) again → ok',
  ]);
});

test('a restart of the plan is one of its lines', async () => {
  const story = await storyOf(
    { kind: 'crash', process: 0 },
    { kind: 'restart', process: 0 }
  );
  expect(story).toContain('N          p0 dies; p0 starts again');
  expect(story).not.toContain('         p0 starts again, once all is quiet');
});

test('time that passes is told, for one process and for all', async () => {
  const story = await storyOf(
    { kind: 'stall', process: 0, ms: 5_000 },
    { kind: 'jump', ms: 3_600_000 }
  );
  expect(story).toContain('N          p0 stands still for 5 s; 1 h pass');
});
