import { describe, expect, it } from 'vitest';
import { began, running, Story, verdictOf } from './history-builder.js';
import { logOf } from './log-text.js';
import {
  byToken,
  cancel,
  claim,
  complete,
  conflict,
  create,
  dispose,
  EXISTS,
  EXPIRED,
  getHook,
  getRun,
  hook,
  NO_HOOK,
  OK,
  resume,
  run,
  start,
} from './words.js';

const CLAIMED = ['run_created', 'run_started', 'hook_created h1 t1'] as const;
const owned = () => began('r1', 'r2').call('A', claim('r1', 'h1', 't1'));
const CANCELLED_FIRST = { id: 'evnt_0000000003', type: 'run_cancelled' };
const CANCELLED_LAST = { id: 'evnt_0000000004', type: 'run_cancelled' };
const WANTED = claim('r2', 'h2', 't1');

/** What a careful reader of the contract must allow. */
const ALLOWED: Readonly<Record<string, Story>> = {
  'a claim races the end of its own run, and comes first': began('r1')
    .ask('A', claim('r1', 'h1', 't1'))
    .ask('B', complete('r1', 'V1'))
    .answer('B')
    .answer('A')
    .sees(byToken('t1'), NO_HOOK)
    .logs('r1', ...CLAIMED, 'run_completed V1'),
  'a claim races the end of its own run, and is refused': began('r1')
    .ask('A', claim('r1', 'h1', 't1'))
    .ask('B', complete('r1', 'V1'))
    .answer('A', EXPIRED)
    .answer('B')
    .sees(byToken('t1'), NO_HOOK),
  'a claim races the end of the owner, and wins': owned()
    .ask('A', complete('r1', 'V1'))
    .ask('B', WANTED)
    .answer('B')
    .answer('A')
    .sees(byToken('t1'), hook('h2', 'r2', 't1')),
  'a claim races the end of the owner, and loses': owned()
    .ask('A', complete('r1', 'V1'))
    .ask('B', WANTED)
    .answer('A')
    .answer('B', conflict('r1'))
    .sees(byToken('t1'), NO_HOOK),
  'a release shows before the status of the end': owned()
    .ask('A', complete('r1', 'V1'))
    .call('B', WANTED)
    .call('C', byToken('t1'), hook('h2', 'r2', 't1'))
    .call('C', getRun('r1'), running('r1'))
    .answer('A')
    .sees(getRun('r1'), run('r1', 'completed', 'V1')),
  'two cancellations race, a third does nothing, and their events swap': began(
    'r1'
  )
    .ask('B', cancel('r1'))
    .call('A', cancel('r1'))
    .call('A', cancel('r1'), { ok: true, event: CANCELLED_FIRST })
    .answer('B', { ok: true, event: CANCELLED_LAST })
    .sees(getRun('r1'), run('r1', 'cancelled'))
    .keepsLog('r1', [
      ...logOf('run_created', 'run_started'),
      CANCELLED_FIRST,
      CANCELLED_LAST,
    ]),
  'of two cancellations that race one is refused': began('r1')
    .ask('B', cancel('r1'))
    .call('A', cancel('r1'), EXISTS)
    .answer('B')
    .sees(getRun('r1'), run('r1', 'cancelled')),
  'the status of an end shows before the release': owned()
    .ask('A', complete('r1', 'V1'))
    .call('C', getRun('r1'), run('r1', 'completed', 'V1'))
    .call('C', byToken('t1'), hook('h1', 'r1', 't1'))
    .call('B', WANTED, conflict('r1'))
    .answer('A')
    .sees(byToken('t1'), NO_HOOK),
  'of several hooks an end lets one go before the other': owned()
    .call('A', claim('r1', 'h3', 't3'))
    .ask('A', complete('r1', 'V1'))
    .call('C', getHook('h3'), NO_HOOK)
    .call('C', getHook('h1'), hook('h1', 'r1', 't1'))
    .answer('A'),
  'a token is taken before its hook is found': began('r1', 'r2')
    .ask('A', claim('r1', 'h1', 't1'))
    .call('B', WANTED, conflict('r1'))
    .call('C', byToken('t1'), NO_HOOK)
    .answer('A')
    .sees(byToken('t1'), hook('h1', 'r1', 't1')),
  'a hook is found before its claim is answered': began('r1')
    .ask('A', claim('r1', 'h1', 't1'))
    .call('C', byToken('t1'), hook('h1', 'r1', 't1'))
    .call('B', resume('r1', 'h1', 'P1'))
    .answer('A')
    .logs('r1', ...CLAIMED, 'hook_received h1 P1'),
  'a resume races a disposal, and comes first': owned()
    .ask('A', dispose('r1', 'h1'))
    .ask('B', resume('r1', 'h1', 'P1'))
    .answer('A')
    .answer('B')
    .logs('r1', ...CLAIMED, 'hook_received h1 P1', 'hook_disposed h1'),
  'a resume races a disposal, and is refused': owned()
    .ask('A', dispose('r1', 'h1'))
    .ask('B', resume('r1', 'h1', 'P1'))
    .answer('B', NO_HOOK)
    .answer('A')
    .logs('r1', ...CLAIMED, 'hook_disposed h1'),
  'a hook is claimed anew after its disposal': owned()
    .call('A', dispose('r1', 'h1'))
    .call('A', claim('r1', 'h1', 't1'))
    .sees(byToken('t1'), hook('h1', 'r1', 't1')),
  'a conflict names an owner that is gone when it answers': owned()
    .ask('B', WANTED)
    .call('A', dispose('r1', 'h1'))
    .call('C', byToken('t1'), NO_HOOK)
    .answer('B', conflict('r1')),
  'the second delivery of a claim is told of the first while it goes on': began(
    'r1'
  )
    .ask('A', claim('r1', 'h1', 't1'))
    .call('B', claim('r1', 'h1', 't1'), EXISTS)
    .call('C', byToken('t1'), NO_HOOK)
    .answer('A')
    .sees(byToken('t1'), hook('h1', 'r1', 't1')),
  'a start overlaps the creation of its run': new Story()
    .ask('A', create('r1'))
    .call('B', start('r1'))
    .answer('A')
    .sees(getRun('r1'), running('r1')),
};

describe('calls that overlap', () => {
  it.each(Object.entries(ALLOWED))('%s', (_title, story) => {
    expect(verdictOf(story)).toMatchObject({ broken: [], unknown: false });
  });
});

describe("a resume under another run's id", () => {
  const resumed = () => owned().call('B', resume('r2', 'h1', 'P1'));

  it.each([
    [
      'in the log of that run',
      resumed()
        .logs('r1', ...CLAIMED)
        .logs('r2', 'run_created', 'run_started', 'hook_received h1 P1'),
    ],
    [
      "in the log of the hook's own",
      resumed()
        .logs('r1', ...CLAIMED, 'hook_received h1 P1')
        .logs('r2', 'run_created', 'run_started'),
    ],
  ])('is for no hook of it, and breaks nothing else: %s', (_where, story) => {
    expect(verdictOf(story)).toMatchObject({
      broken: ['hook.of-run'],
      unknown: false,
    });
  });
});

describe('real time', () => {
  it('forbids an answer that only a later call could explain', () => {
    const early = began('r1', 'r2')
      .call('B', WANTED, conflict('r1'))
      .call('A', claim('r1', 'h1', 't1'))
      .sees(byToken('t1'), hook('h1', 'r1', 't1'));
    expect(verdictOf(early).broken).toEqual(['token.conflict-justified']);
  });

  it('forbids a resume between a disposal and a claim anew', () => {
    const between = owned()
      .call('A', dispose('r1', 'h1'))
      .call('B', resume('r1', 'h1', 'P1'))
      .call('A', claim('r1', 'h1', 't1'))
      .sees(byToken('t1'), hook('h1', 'r1', 't1'));
    expect(verdictOf(between).broken).toEqual(['resume.live-only']);
  });

  it('allows the same once the calls overlap', () => {
    const story = owned()
      .ask('B', resume('r1', 'h1', 'P1'))
      .call('A', dispose('r1', 'h1'))
      .call('A', claim('r1', 'h1', 't1'))
      .answer('B', OK);
    expect(verdictOf(story).broken).toEqual([]);
  });

  it('tells a hole in a row of reads, though the ends are right', () => {
    const story = owned()
      .call('C', byToken('t1'), hook('h1', 'r1', 't1'))
      .call('C', byToken('t1'), NO_HOOK)
      .sees(byToken('t1'), hook('h1', 'r1', 't1'));
    expect(verdictOf(story).broken).toEqual(['owner.resolvable']);
  });
});
