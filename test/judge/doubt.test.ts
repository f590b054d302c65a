import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import { began, running, Story, verdictOf } from './history-builder.js';
import {
  byToken,
  cancel,
  claim,
  complete,
  conflict,
  create,
  dispose,
  EXISTS,
  getHook,
  getRun,
  hook,
  LOST,
  NO_HOOK,
  OK,
  resume,
  run,
  start,
  UNEXPECTED,
} from './words.js';

const CLAIM = claim('r1', 'h1', 't1');
const WANTED = claim('r2', 'h2', 't1');
const END = complete('r1', 'V1');
const P1 = resume('r1', 'h1', 'P1');
const H1 = hook('h1', 'r1', 't1');
const COMPLETED = run('r1', 'completed', 'V1');
const STARTED = ['run_created', 'run_started'] as const;
const CLAIMED = [...STARTED, 'hook_created h1 t1'] as const;

const owned = () => began('r1', 'r2').call('A', CLAIM);

const LEAVE: Readonly<Record<string, (story: Story, call: Call) => Story>> = {
  'whose connection broke': (story, call) => story.call('X', call, LOST),
  'that never answered': (story, call) => story.ask('X', call),
  'that failed oddly': (story, call) => story.call('X', call, UNEXPECTED),
};

const broken = (story: Story) =>
  verdictOf(story).broken.filter((clause) => clause !== 'call.served');

/** What only one of two can explain. */
const doubts = (story: Story) => verdictOf(story).doubts;

describe.each(Object.entries(LEAVE))('a call %s', (_title, leave) => {
  it('that ends a run does not let its token go alone', () => {
    const story = leave(owned(), END)
      .call('B', WANTED)
      .sees(getRun('r1'), running('r1'));
    expect(doubts(story)).toEqual(['run.end-releases | token.unique']);
  });

  it('that ends a run does not hide its hook alone', () => {
    const story = leave(owned(), END)
      .sees(getRun('r1'), running('r1'))
      .sees(byToken('t1'), NO_HOOK);
    expect(doubts(story)).toEqual(['owner.resolvable | run.end-releases']);
  });

  it('that ends a run lets its token go', () => {
    const kept = leave(owned(), END)
      .sees(getRun('r1'), COMPLETED)
      .sees(byToken('t1'), H1);
    expect(doubts(kept)).toEqual([
      'token.released-at-terminal | run.terminal-once',
    ]);
  });

  it('that ends a run may show one thing after the other', () => {
    const story = leave(owned(), END)
      .call('B', getRun('r1'), COMPLETED)
      .call('B', byToken('t1'), H1)
      .call('B', WANTED, conflict('r1'))
      .sees(byToken('t1'), NO_HOOK);
    expect(broken(story)).toEqual([]);
  });

  it('that ends a run may have done nothing', () => {
    const story = leave(owned(), END)
      .call('B', WANTED, conflict('r1'))
      .sees(getRun('r1'), running('r1'))
      .sees(byToken('t1'), H1);
    expect(broken(story)).toEqual([]);
  });

  it('that claims keeps no token without a hook', () => {
    const story = leave(began('r1', 'r2'), CLAIM)
      .call('B', WANTED, conflict('r1'))
      .sees(byToken('t1'), NO_HOOK)
      .sees(getHook('h1'), NO_HOOK);
    expect(doubts(story)).toEqual([
      'owner.resolvable | token.conflict-justified',
    ]);
  });

  it('that claims may be met before its hook is found', () => {
    const story = leave(began('r1', 'r2'), CLAIM)
      .call('B', WANTED, conflict('r1'))
      .call('B', byToken('t1'), NO_HOOK)
      .sees(byToken('t1'), H1);
    expect(broken(story)).toEqual([]);
  });

  it('that claims may be overtaken by the end of its run', () => {
    const story = leave(began('r1', 'r2'), CLAIM)
      .call('B', WANTED, conflict('r1'))
      .call('A', END)
      .sees(byToken('t1'), NO_HOOK);
    expect(broken(story)).toEqual([]);
  });

  it('that disposes of a hook does not let its token go alone', () => {
    const story = leave(owned(), dispose('r1', 'h1'))
      .call('B', WANTED)
      .sees(byToken('t1'), H1);
    expect(doubts(story)).toEqual(['token.released-on-dispose | token.unique']);
  });

  it('has happened where the log has its event', () => {
    const story = leave(owned(), END)
      .sees(getRun('r1'), running('r1'))
      .logs('r1', ...CLAIMED, 'run_completed V1');
    expect(broken(story)).not.toEqual([]);
    const late = leave(owned(), P1)
      .logs('r1', ...CLAIMED, 'hook_received h1 P1')
      .sees(getRun('r1'), running('r1'));
    expect(broken(late)).toEqual([]);
  });

  it('has happened in the order that the log has', () => {
    const story = leave(began('r1'), create('r9'))
      .call('A', start('r9'))
      .sees(getRun('r9'), running('r9'))
      .logs('r9', ...STARTED);
    expect(broken(story).filter((it) => it !== 'run.creatable')).toEqual([]);
  });

  it('has not happened because another wrote the same', () => {
    const story = leave(owned(), cancel('r1'))
      .call('A', cancel('r1'))
      .sees(getRun('r1'), run('r1', 'cancelled'))
      .logs('r1', ...CLAIMED, 'run_cancelled');
    expect(broken(story)).toEqual([]);
  });
});

describe('what is still under way', () => {
  it('may be between its moments while nobody has looked after it', () => {
    const story = owned()
      .ask('X', END)
      .call('B', WANTED)
      .call('B', getRun('r1'), running('r1'));
    expect(verdictOf(story).broken).toEqual([]);
  });
});

describe('an error of the World', () => {
  it('is to blame for itself, not for what the call did', () => {
    const story = began('r1')
      .call('A', END, UNEXPECTED)
      .call('B', cancel('r1'), EXISTS)
      .sees(getRun('r1'), COMPLETED)
      .logs('r1', ...STARTED, 'run_completed V1');
    expect(verdictOf(story).broken).toEqual(['call.served']);
  });

  it('is an answer to a claim of a taken token that must not throw', () => {
    const story = owned().call('B', WANTED, UNEXPECTED).sees(byToken('t1'), H1);
    expect(verdictOf(story).broken).toEqual(['token.conflict-returned']);
  });

  it('in place of every refusal leaves the clauses exercised', () => {
    const story = owned()
      .call('B', create('r1'), UNEXPECTED)
      .call('B', CLAIM, UNEXPECTED)
      .call('B', END)
      .call('B', cancel('r1'), UNEXPECTED)
      .call('B', P1, UNEXPECTED)
      .call('B', complete('r9'), UNEXPECTED);
    const { broken: found, exercised } = verdictOf(story);
    expect(found).toEqual([
      'run.created-once',
      'run.exists',
      'token.claim-idempotent',
      'refusal.named',
    ]);
    expect(exercised).toEqual(
      expect.arrayContaining(['run.terminal-once', 'resume.live-only'])
    );
  });

  it('is not heard of where the connection broke', () => {
    const story = new Story()
      .call('A', create('r1'), LOST)
      .call('A', create('r1'), EXISTS)
      .call('A', start('r1'), LOST)
      .call('A', start('r1'), OK)
      .sees(getRun('r1'), running('r1'));
    expect(verdictOf(story).broken).toEqual([]);
  });
});
