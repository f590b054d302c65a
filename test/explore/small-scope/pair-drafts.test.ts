import { describe, expect, it } from 'vitest';
import { draftsOfPair } from '../../../src/explore/small-scope/pair-drafts.js';
import { pairById } from '../../../src/explore/small-scope/pair-scenario.js';

function callsOf(id: string): string[][][] {
  const pair = pairById(id);
  if (!pair) throw new TypeError(`there is no ${id}`);
  return draftsOfPair(pair).map(({ actors }) =>
    actors.map(({ ops }) => ops.map(({ kind }) => kind))
  );
}

describe('the calls of a pair', () => {
  it('are made in one process and in two', () => {
    const alone = [['createHook'], ['createHook']];
    const calls = callsOf('pair.claim.claim.running.absent.free');
    expect(calls).toEqual([alone, alone]);
  });

  it('are each followed by a look at the run where both end it', () => {
    const looked = [
      ['endRun', 'getRun'],
      ['endRun', 'getRun'],
    ];
    const calls = callsOf('pair.complete-run.fail-run.running.absent');
    expect(calls).toEqual([looked, looked]);
  });

  it('and by nothing where one of them does', () => {
    for (const actors of callsOf('pair.complete-run.list-runs.running')) {
      expect(actors).toEqual([['endRun'], ['listRuns']]);
    }
  });
});
