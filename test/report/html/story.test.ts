import { describe, expect, it } from 'vitest';
import { lanesOf, storySteps } from '../../../src/report/html/story.js';
import { DIVERGENCE } from '../fixture.js';
import { LOCATED } from '../formats/sample.js';

function told(story: string[]) {
  return storySteps({ ...DIVERGENCE, story });
}

describe('a story in steps', () => {
  it('has calls, answers, gates and what was left', () => {
    const steps = storySteps(LOCATED);
    expect(steps.map(({ lane }) => lane)).toEqual([
      'setup',
      'A',
      'B',
      'A',
      'after',
    ]);
    expect(lanesOf(steps)).toEqual(['A', 'B']);
    expect(steps[0]?.parts.map(({ words }) => words)).toEqual([
      'create r1',
      'start r1',
    ]);
    expect(steps[1]).toMatchObject({
      parts: [{ kind: 'call', words: 'claim t1 as h1 of r1' }],
      held: {
        effect: 'fs:write data/h1.json',
        at: 'src/storage.ts:424',
        trail: ['src/storage.ts:424 in claim'],
      },
    });
    expect(steps[3]?.parts).toEqual([
      { kind: 'call', words: '…', answer: 'ok' },
    ]);
    expect(steps[4]).toMatchObject({
      parts: [{ kind: 'note', words: 'r1: running' }],
      logs: [[{ words: '#1 run_created', seen: false }]],
    });
  });

  it('keeps what belongs together, tells time, and the processes', () => {
    const [step] = told(['B@p1       5 s pass; (a; b → no) ×3; list → [x]']);
    expect(step).toEqual({
      lane: 'B',
      actor: 'B',
      process: 'p1',
      parts: [
        { kind: 'time', words: '5 s pass' },
        { kind: 'call', words: '(a; b → no) ×3' },
        { kind: 'call', words: 'list', answer: '[x]' },
      ],
    });
  });

  it('points at the entry of the log where the clause broke', () => {
    const steps = told([
      'A        complete r1 → ok',
      'after    r1: completed (A1)',
      '         log #1 run_created(in-r1) #2 run_completed(A1)',
      '         t1: nobody',
      'breaks   run.terminal-once: One end.',
      '         seen at r1: #2 run_completed',
    ]);
    expect(steps.at(-1)?.logs?.[0]).toEqual([
      { words: '#1 run_created(in-r1)', seen: false },
      { words: '#2 run_completed(A1)', seen: true },
    ]);
    expect(steps.at(-1)?.parts.map(({ words }) => words)).toEqual([
      'r1: completed (A1)',
      't1: nobody',
    ]);
  });

  it('takes words as they are where nothing is known of their form', () => {
    expect(told(['clock    stands still: two; one → none'])).toEqual([
      {
        lane: 'clock',
        parts: [{ kind: 'note', words: 'stands still: two; one → none' }],
      },
    ]);
  });
});
