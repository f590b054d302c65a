import { expect, it } from 'vitest';
import { outcomeOf } from '../../src/runtime/start-and-wait.js';
import { emptyStage } from './stage.js';

it('says in names what a workflow answers in ids', () => {
  const { aliases } = emptyStage();
  aliases.name('wrun_1', 'r1');
  const stage = { aliases };
  expect(outcomeOf({ kind: 'started', value: 'out-r2' }, 'r2', stage)).toEqual({
    kind: 'started',
    run: 'r2',
    status: 'completed',
    value: 'out-r2',
  });
  expect(
    outcomeOf({ kind: 'replayed', owner: 'wrun_1', status: 'failed' }, 'r2', {
      aliases,
    })
  ).toEqual({ kind: 'replayed', run: 'r1', status: 'failed' });
  expect(
    outcomeOf({ kind: 'superseded', cancelled: ['wrun_1'] }, 'r2', stage)
  ).toMatchObject({ run: 'r2', cancelled: ['r1'] });
});
