import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/laboratory/errors.js';
import { HostLostError } from '../../src/laboratory/host/errors.js';
import {
  afterCallTold,
  afterEndTold,
  afterError,
  FRESH,
  type PoolState,
} from '../../src/laboratory/pool-state.js';

const silent = new HostLostError('no answer for 15 s', true);
const gone = new HostLostError('the host exited with code 1');

function stateAfter(
  errors: readonly Error[],
  from: PoolState = FRESH
): PoolState {
  return errors.reduce<PoolState>(afterError, from);
}

const times = (count: number, error: Error) => Array(count).fill(error);

describe('a pool gives a subject up', () => {
  test('after three hosts that it blocked: each costs time', () => {
    expect(stateAfter(times(2, silent)).at).toBe('working');
    expect(stateAfter(times(3, silent)).at).toBe('given up');
  });

  test('after ten that it ended in a way that shows at once', () => {
    expect(stateAfter(times(9, gone)).at).toBe('working');
    expect(stateAfter(times(10, gone)).at).toBe('given up');
    // The two are counted apart.
    expect(stateAfter([...times(9, gone), silent, silent]).at).toBe('working');
  });

  test('and remembers that the call which did it was told', () => {
    const told = afterCallTold(stateAfter([gone]));
    expect(stateAfter(times(9, gone), told)).toMatchObject({
      at: 'given up',
      isCallTold: true,
    });
  });
});

describe('a pool has ended', () => {
  const noServer = new InputError('there is no server');

  test('where no other host could do it, and nothing changes that', () => {
    const ended = stateAfter([noServer]);
    expect(ended).toEqual({ at: 'ended', why: noServer, isTold: false });
    expect(stateAfter([gone, new InputError('another')], ended)).toBe(ended);
    expect(afterCallTold(ended)).toBe(ended);
  });

  test('also after it was given up', () => {
    expect(stateAfter([...times(3, silent), noServer]).at).toBe('ended');
  });

  test('is told once', () => {
    const ended = stateAfter([noServer]);
    expect(afterEndTold(ended)).toEqual({ ...ended, isTold: true });
    expect(afterEndTold(FRESH)).toBe(FRESH);
  });
});
