import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/model/policy.js';
import { variantsOf } from '../../src/survey/variants.js';
import { began, type Story } from '../judge/history-builder.js';
import { getRun, run } from '../judge/words.js';

const started = (name: string) => ({ kind: 'started', run: name }) as const;

const both = (policy: Policy): Story =>
  began('r1', 'r2').requests('A', policy, 'r1').requests('B', policy, 'r2');

const left = (
  story: Story,
  name: string,
  status: 'completed' | 'cancelled'
): Story =>
  story
    .logs(name, 'run_created', 'run_started', `run_${status}`)
    .sees(getRun(name), run(name, status));

/** Both work, one after the other, and are left so. */
const worked = (policy: Policy, first: 'completed' | 'cancelled'): Story =>
  left(
    left(
      both(policy)
        .works('A', 'r1')
        .told('A', started('r1'))
        .works('B', 'r2')
        .told('B', started('r2')),
      'r1',
      first
    ),
    'r2',
    'completed'
  );

const delivered = { kind: 'attached', run: 'r1', delivered: true } as const;

const TOLD = [
  [
    worked('query', 'completed'),
    'requests that query by attribute, then start',
    'two runs complete the work',
  ],
  [
    worked('bridge', 'cancelled'),
    'requests that claim, then query by attribute',
    'one run completes it',
  ],
  [
    both('route').works('A', 'r1', 'B').told('B', delivered),
    'a payload that a route delivered',
    'is worked on',
  ],
  [
    both('route').works('A', 'r1', 'A').told('B', delivered),
    'a payload that a route delivered',
    'is never read',
  ],
  [
    worked('supersede', 'cancelled'),
    'the step of a run that is superseded',
    'is over before',
  ],
  [
    left(
      both('supersede').begins('A', 'r1').works('B', 'r2').ends('A', 'r1'),
      'r1',
      'cancelled'
    ),
    'the step of a run that is superseded',
    'goes on beside its successor',
  ],
] as const;

describe('what policies promise nothing of', () => {
  it.each(TOLD)('%#: is told', ({ history }, question, answer) => {
    expect(variantsOf(history)).toEqual([{ question, answer }]);
  });

  it('is not told of one request alone', () => {
    const { history } = left(
      began('r1')
        .requests('A', 'query', 'r1')
        .works('A', 'r1')
        .told('A', started('r1')),
      'r1',
      'completed'
    );
    expect(variantsOf(history)).toEqual([]);
  });
});
