import { describe, expect, it } from 'vitest';
import { variantsOf } from '../../src/survey/variants.js';
import { began } from '../judge/history-builder.js';
import {
  cancel,
  claim,
  complete,
  EXPIRED,
  NO_HOOK,
  resume,
} from '../judge/words.js';

const STARTED = ['run_created', 'run_started'] as const;
const cancelled = () =>
  began('r1').call('A', cancel('r1')).call('B', cancel('r1'));
const ended = () =>
  began('r1')
    .call('A', claim('r1', 'h1', 't1'))
    .call('A', complete('r1', 'V1'));
const owned = () => began('r1', 'r2').call('A', claim('r1', 'h1', 't1'));

const TOLD = [
  [
    cancelled().logs('r1', ...STARTED, 'run_cancelled'),
    'a second cancellation of a cancelled run',
    'appends nothing',
  ],
  [
    cancelled().logs('r1', ...STARTED, 'run_cancelled', 'run_cancelled'),
    'a second cancellation of a cancelled run',
    'appends run_cancelled again',
  ],
  [
    ended().call('B', resume('r1', 'h1', 'P1'), EXPIRED),
    'a resume of an ended run',
    'is refused with expired',
  ],
  [
    ended().call('B', resume('r1', 'h1', 'P1'), NO_HOOK),
    'a resume of an ended run',
    'is refused with hook-not-found',
  ],
  [
    owned().call('B', resume('r2', 'h1', 'P1')),
    "a resume under another run's id",
    'is accepted',
  ],
  [
    owned().call('B', resume('r2', 'h1', 'P1'), NO_HOOK),
    "a resume under another run's id",
    'is refused',
  ],
] as const;

describe('variants', () => {
  it.each(TOLD)('%#: are told', ({ history }, question, answer) => {
    expect(variantsOf(history)).toEqual([{ question, answer }]);
  });

  it('are not told of a resume that overlaps the end', () => {
    const { history } = began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .ask('A', complete('r1', 'V1'))
      .call('B', resume('r1', 'h1', 'P1'), NO_HOOK)
      .answer('A');
    expect(variantsOf(history)).toEqual([]);
  });

  it('are not told of one cancellation', () => {
    const { history } = began('r1')
      .call('A', cancel('r1'))
      .logs('r1', ...STARTED, 'run_cancelled');
    expect(variantsOf(history)).toEqual([]);
  });
});
