import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.js';
import { began, EVERYTHING, type Story } from '../history-builder.js';
import { claim, complete, createStep, OK, refused } from '../words.js';

const STARTED = ['run_created', 'run_started'] as const;

/** A claim that overlaps the end of its run, then two steps in turn. */
const overlapping = () =>
  began('r1')
    .call('C', createStep('r1', 's1'))
    .call('C', createStep('r1', 's2'))
    .ask('A', claim('r1', 'h1', 't1'))
    .ask('B', complete('r1', 'done'))
    .answer('A')
    .answer('B');

const STEPS = ['step_created s1', 'step_created s2'] as const;
const SWAPPED = ['step_created s2', 'step_created s1'] as const;
const ENDED = ['run_completed done', 'hook_created h1 @6'] as const;

const judged = (story: Story) => judge(story.history, EVERYTHING);

describe('a log that does not tell its order', () => {
  it('leaves open which of two overlapping calls came first', () => {
    const { broken, undecided } = judged(
      overlapping().logs('r1', ...STARTED, ...SWAPPED, ...ENDED)
    );
    expect(broken).toContain('log.order');
    expect(broken).not.toContain('hook.create-after-terminal');
    expect([...undecided].sort()).toEqual([
      'hook.create-after-terminal',
      'run.entity-matches-log',
      'run.terminal-is-last',
    ]);
  });

  it('leaves nothing open where it does', () => {
    const { broken, undecided } = judged(
      overlapping().logs('r1', ...STARTED, ...STEPS, ...ENDED)
    );
    expect(broken).toContain('hook.create-after-terminal');
    expect(undecided.size).toBe(0);
  });

  it('leaves to real time what came in turn', () => {
    const story = began('r1')
      .call('C', createStep('r1', 's1'))
      .call('C', createStep('r1', 's2'))
      .call('A', claim('r1', 'h1', 't1'))
      .call('B', complete('r1', 'done'))
      .logs(
        'r1',
        ...STARTED,
        ...SWAPPED,
        'hook_created h1',
        'run_completed done'
      );
    expect([...judged(story).undecided]).toEqual(['run.entity-matches-log']);
  });

  it('does not tell when an event came of which no answer tells', () => {
    const story = began('r1')
      .call('C', createStep('r1', 's1'))
      .call('C', createStep('r1', 's2'))
      .call('A', claim('r1', 'h1', 't1'), refused('unexpected'))
      .call('B', complete('r1', 'done'))
      .logs('r1', ...STARTED, ...SWAPPED, ...ENDED);
    expect(judged(story).undecided).toContain('hook.create-after-terminal');
  });

  it('still tells that something is in it twice', () => {
    const story = began('r1')
      .call('C', createStep('r1', 's1'))
      .call('C', createStep('r1', 's2'), OK)
      .logs('r1', ...STARTED, ...SWAPPED, 'step_created s2');
    const { broken, undecided } = judged(story);
    expect(broken).toContain('step.created-once');
    expect(undecided).not.toContain('step.created-once');
  });
});
