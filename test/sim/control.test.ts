import { describe, expect, it } from 'vitest';
import { lackOfControl } from '../../src/sim/control.js';
import { whyUnseen } from '../../src/sim/ending.js';
import { differenceOf, divergedWords } from '../../src/sim/trace.js';

describe('a second run of one plan', () => {
  it('says nothing where it is the same', () => {
    expect(lackOfControl(['a', 'b'], ['a', 'b'], [])).toBeUndefined();
  });

  it('tells of what escaped before what differs', () => {
    const effects = ['step 3: A began a real file operation'];
    expect(lackOfControl(['a'], ['b'], effects)).toBe(
      `uncontrolled at ${effects[0]}`
    );
    expect(lackOfControl(['a', 'b'], ['a'], [])).toBe(
      'uncontrolled at step 2: a second run differs, the end for b'
    );
  });
});

it('says at which step a replay left its schedule', () => {
  expect(differenceOf(['a'], ['a'])).toBeUndefined();
  const different = differenceOf(['a'], ['a', 'c']);
  expect(different && divergedWords(different)).toBe(
    'diverged at step 2: expected the end, got c'
  );
});

it.each([
  [{ kind: 'quiet' } as const, [], undefined],
  [
    { kind: 'quiet' } as const,
    ['step 1: a worker'],
    'uncontrolled at step 1: a worker',
  ],
  [
    { kind: 'exhausted', steps: 9 } as const,
    [],
    'did not come to rest within 9 steps',
  ],
  [{ kind: 'hung', actors: ['A', 'w0'] } as const, [], 'never answered: A, w0'],
])(
  'says why a schedule that ended %o shows nothing',
  (ending, escapes, why) => {
    expect(whyUnseen(ending, escapes)).toBe(why);
  }
);
