import { expect, test } from 'vitest';
import type { Plan } from '../../src/explore/plan/plan.js';
import { readToken, writeToken } from '../../src/explore/token.js';
import { canBeAsked, shownIn } from '../../src/history/probe.js';
import { REPORT, subject } from '../report/fixture.js';
import { tokenOf } from './fake.js';

/** A run is ended by one who did not make it, perhaps before it is there. */
const EARLY: Plan['actors'] = [
  {
    name: 'A',
    process: 0,
    ops: [{ kind: 'createRun', run: 'r1', workflow: 'w', input: 'in' }],
  },
  { name: 'B', process: 0, ops: [{ kind: 'getRun', run: 'r1' }] },
];

test('where a World makes the ids of runs, nobody is early with one', () => {
  const { kit: _, ...payload } = readToken(tokenOf('1.0.0'));
  const plan = { ...payload.plan, actors: EARLY };
  const token = writeToken({ ...payload, plan });
  const shown = (builtOn: string) => {
    const subjects = [subject({ builtOn })];
    return shownIn({ ...REPORT, subjects }, 'token.unique');
  };
  expect(canBeAsked(shown('4.1.0-beta.2'), token)).toBe(false);
  expect(canBeAsked(shown('4.1.0-beta.3'), token)).toBe(true);
  expect(canBeAsked(shown('4.1.0-beta.2'), tokenOf('1.0.0'))).toBe(true);
});
