import { describe, expect, it } from 'vitest';
import type { RuntimeAttempt } from '../../src/runtime/attempt.js';
import { drawPlan, type RuntimePlan } from '../../src/runtime/plan.js';
import { tellRuntimeStory } from '../../src/runtime/story.js';
import { addSchedule, emptyTally } from '../../src/runtime/tally.js';
import { printStory } from '../../src/story/print.js';
import { emptyStage } from './stage.js';

const ID = 'wrun_01Q3E83GJAESKWA66T1T3QJKYZ';

function attempt(changes: Partial<RuntimePlan>): RuntimeAttempt {
  const { plan } = drawPlan('reject', '1', 0);
  const { aliases, requests: played } = emptyStage();
  aliases.name(ID, 'r1');
  const [record] = played.map((each) => each.record);
  const message = `Workflow run "${ID}" failed: replay diverged; at evnt_7`;
  const requests = record && [
    {
      ...record,
      answered: 2048,
      outcome: { kind: 'indeterminate', message } as const,
      works: [1024, 1030].map((began) => ({ run: 'r1', step: 's', began })),
    },
  ];
  return {
    plan: { ...plan, ...changes },
    simulated: {
      history: { operations: [], skewMs: 0, ...(requests && { requests }) },
      remarks: [{ position: 1500, actor: 'w0', words: `meets ${ID}` }],
      trace: [],
      aliases,
      ending: { kind: 'quiet' },
      escapes: [],
    },
    clause: 'policy.reject',
    exercised: true,
    variants: [{ question: 'why?', answer: 'so' }],
    witness: 'A: has no answer',
    failure: undefined,
  };
}

function storyOf(plan: Partial<RuntimePlan>): string[] {
  return printStory(tellRuntimeStory(attempt(plan)));
}

const HERE = { actor: 'A', process: 0, afterMs: 0 };

describe('the story of a schedule over the runtime', () => {
  it('names runs, and ends with what broke', () => {
    const plan = { requests: [HERE], workers: [0], twice: [], tickMs: 1 };
    expect(storyOf(plan)).toEqual([
      '0           A   requests key (signal) as r1',
      '1           A   the step of r1 works',
      '1           A   the step of r1 works',
      '1           w0  meets r1',
      '2           A   is told: indeterminate: Workflow run "r1" failed: replay diverged; at evnt_7',
      expect.stringMatching(/^breaks {6}policy\.reject: Reject: /),
      '            seen at A: has no answer',
    ]);
  });

  it('begins with what is out of the ordinary', () => {
    const there = { ...HERE, actor: 'B', process: 1 };
    const plan = { requests: [HERE, there], workers: [1, 0], twice: [3] };
    expect(storyOf({ ...plan, tickMs: 0 })).toEqual(
      expect.arrayContaining([
        'processes   A in 0, B in 1; messages in 1, 0 in turn',
        'queue       delivers twice: w3',
        'clock       stands still between timers',
      ])
    );
  });
});

describe('what schedules came to', () => {
  it('is counted by what they have in common', () => {
    const tally = emptyTally();
    addSchedule(tally, attempt({ twice: [] }));
    addSchedule(tally, attempt({ twice: [1] }));
    expect(tally).toMatchObject({
      schedules: 2,
      exercised: 2,
      violated: 2,
      violatedOnce: 1,
      reworked: 2,
      outcomes: {
        'indeterminate (Workflow run of a request failed: replay diverged)': 2,
      },
      variants: { 'why?\tso': 2 },
    });
  });

  it('shows nothing of a schedule that was not controlled', () => {
    const tally = emptyTally();
    addSchedule(tally, { ...attempt({}), failure: 'uncontrolled at step 3' });
    expect(tally).toMatchObject({
      violated: 0,
      failures: [{ message: 'uncontrolled at step 3' }],
    });
  });
});
