import { expect, it } from 'vitest';
import { noteStart } from '../../src/runtime/note-start.js';
import { emptyStage } from './stage.js';

it('tells of a run that is started at two moments, once for each', () => {
  const stage = emptyStage();
  const answer = (startedAt: unknown) => {
    const run = { runId: 'wrun_1', status: 'running', startedAt };
    noteStart({ kind: 'startRun', run: 'r1' }, { run }, stage);
  };
  answer(new Date(1000));
  answer(new Date(1000));
  expect(stage.remarks).toEqual([]);
  answer('1970-01-01T00:00:01.007Z');
  answer(new Date(1007));
  answer(undefined);
  expect(stage.remarks.map(({ words }) => words)).toEqual([
    'is told that r1 started 7 ms off what others were told',
  ]);
});
