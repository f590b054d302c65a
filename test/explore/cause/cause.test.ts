import { expect, test } from 'vitest';
import type { Attempt } from '../../../src/explore/attempt.js';
import { causeOf } from '../../../src/explore/cause/cause.js';
import type { ClauseId } from '../../../src/model/clauses/registry.js';

/** A history that breaks a clause before anything was called. */
const silent = (...broken: ClauseId[]) =>
  causeOf({
    simulated: { trace: [], home: undefined },
    broken,
    doubts: [],
  } as unknown as Attempt);

test('where nothing was called a cause is told by what broke', () => {
  expect(silent('run.exists')).toMatchObject({ calls: [], spots: [] });
  expect(silent('run.exists').id).toBe(silent('run.exists').id);
  expect(silent('run.exists').id).not.toBe(silent('read.usable').id);
});
