import { describe, expect, it } from 'vitest';
import { costOf } from '../../src/survey/cost.js';
import { Story } from '../judge/history-builder.js';
import {
  byToken,
  claim,
  complete,
  conflict,
  create,
  created,
  createStep,
  joined,
  keyed,
  NO_HOOK,
  start,
} from '../judge/words.js';

const REJECTED = { kind: 'rejected', why: 'in-flight', run: 'r1' } as const;

/** B starts a run that finds the key taken. */
const duplicate = (): Story =>
  new Story()
    .requests('B', 'reject', 'r2')
    .call('B', create('r2'))
    .call('B', start('r2'))
    .call('B', claim('r2', 'h2', 't1'), conflict('r1'))
    .call('B', complete('r2', 'none'))
    .told('B', REJECTED);

describe('the cost of a request', () => {
  it('is a run, its events, its message and its calls', () => {
    expect(costOf(duplicate().history)).toEqual([
      {
        policy: 'reject',
        over: 'claim',
        role: 'duplicate',
        outcome: 'rejected',
        why: 'in-flight',
        requests: 1,
        runs: 1,
        events: 4,
        messages: 1,
        calls: 4,
      },
    ]);
  });

  it('of a keyed start that lost is one call', () => {
    const { history } = new Story()
      .requests('B', 'reject', 'r2')
      .call('B', keyed('t1', 'r2'), joined('r1'))
      .told('B', REJECTED);
    expect(costOf(history)).toMatchObject([
      { runs: 0, events: 0, messages: 0, calls: 1 },
    ]);
  });

  it('counts what was refused as a call and as nothing else', () => {
    const { history } = new Story()
      .requests('B', 'reject', 'r2')
      .call('B', byToken('t1'), NO_HOOK)
      .call('B', keyed('t1', 'r2'), created('r2'))
      .call('B', createStep('r2', 's1'))
      .works('B', 'r2')
      .told('B', { kind: 'started', run: 'r2' });
    expect(costOf(history)).toMatchObject([
      { role: 'work', runs: 1, events: 2, messages: 2, calls: 3 },
    ]);
  });

  it('is of one request: what others or the actor did before is not in it', () => {
    const { history } = new Story()
      .call('B', create('r9'))
      .requests('B', 'reject', 'r2')
      .call('A', create('r1'))
      .call('B', create('r2'))
      .told('B', REJECTED)
      .requests('B', 'adopt', 'r3')
      .call('B', create('r3'))
      .told('B', { kind: 'hung' });
    expect(costOf(history)).toMatchObject([
      { policy: 'reject', runs: 1, calls: 1 },
      { policy: 'adopt', runs: 1, calls: 1 },
    ]);
  });

  it('is told of each request that came to an answer', () => {
    const { history } = duplicate()
      .requests('B', 'reject', 'r3')
      .call('B', create('r3'))
      .told('B', REJECTED)
      .requests('B', 'reject', 'r4')
      .call('B', create('r4'));
    expect(costOf(history)).toMatchObject([
      { requests: 1, calls: 4 },
      { requests: 1, calls: 1 },
    ]);
  });
});
